// The figures of a connection as people read them.

/** `1920 × 1080` */
export function resolution(width: number, height: number): string {
  return `${width} × ${height}`;
}

/** `340 kbit/s`, from a thousand on `1.2 Mbit/s`. */
export function bitRate(kbitPerSecond: number, locale: string): string {
  const [value, unit] = kbitPerSecond < 1000 ? [kbitPerSecond, 'kbit/s'] : [kbitPerSecond / 1000, 'Mbit/s'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: kbitPerSecond < 1000 ? 0 : 1 }).format(value)} ${unit}`;
}
