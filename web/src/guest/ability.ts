// Whether this browser can share its screen. Told before Join, because joining binds the request to the device.
import { sharingObstacle, type SharingObstacle } from '../session/capture';

export type SharingAbility = 'able' | 'phone' | 'browser' | 'insecure';

export function sharingAbility(obstacle: SharingObstacle | null, userAgent: string): SharingAbility {
  if (obstacle === null) return 'able';
  if (obstacle === 'insecure') return 'insecure';
  return /Android|iPhone|Mobile/.test(userAgent) ? 'phone' : 'browser';
}

export function abilityOfThisBrowser(): SharingAbility {
  return sharingAbility(sharingObstacle(), navigator.userAgent);
}
