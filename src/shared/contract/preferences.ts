import { z } from 'zod';
import { line, nothing } from './fields.ts';
import { inRoom } from './request.ts';

export const preferenceRequests = {
  /** How the person likes the screens: JSON by name. */
  'preferences.read': inRoom(nothing, z.record(z.string(), z.string())),
  /** Keeps one; null goes back to how the app comes. */
  'preferences.keep': inRoom(
    z.strictObject({ name: line(100), content: z.string().max(10_000).nullable() }),
    z.object({}),
  ),
};
