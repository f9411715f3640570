import { expect, it } from 'vitest';
import { preferred } from './codecs';

it('puts AV1 first, VP9 next, and keeps everything else in its order', () => {
  const codecs = ['video/VP8', 'video/rtx', 'video/VP9', 'video/H264', 'video/AV1', 'video/red'];
  const sorted = preferred(codecs.map((mimeType) => ({ mimeType }))).map(({ mimeType }) => mimeType);
  expect(sorted).toEqual(['video/AV1', 'video/VP9', 'video/VP8', 'video/rtx', 'video/H264', 'video/red']);
});
