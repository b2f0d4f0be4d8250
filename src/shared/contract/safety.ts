import { z } from 'zod';
import { nothing } from './fields.ts';
import { atDoor, inRoom } from './request.ts';

/** How the window guards an open room. */
export const safetyPolicy = z.strictObject({
  /** Minutes without a touch until the room locks. */
  idleMinutes: z.int('请填写整数').min(1, '最少 1 分钟').max(60, '最多 60 分钟'),
  /** The window stays out of screenshots and shared screens, where the system can do that. */
  screenProtected: z.boolean(),
});
export type SafetyPolicy = z.infer<typeof safetyPolicy>;

/** What holds until a room says otherwise, and again once it is locked. */
export const STRICT_POLICY: SafetyPolicy = { idleMinutes: 5, screenProtected: true };

export const safetyRequests = {
  'safety.read': inRoom(nothing, safetyPolicy),
  'safety.change': inRoom(safetyPolicy, z.object({})),
  /** Something was copied out of the room's page: the clipboard is cleared soon. Says not what. */
  'safety.copied': inRoom(nothing, z.object({})),
  /** The same at the door, where the recovery code is shown. */
  'safety.copiedAtDoor': atDoor(nothing, z.object({})),
};
