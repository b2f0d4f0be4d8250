import type { ActivityKind } from '#shared/terms.ts';

/** What the two numbers of an activity are called (forms.md 附件3); null where a kind has no such number. */
export const ACTIVITY_NUMBERS = {
  lesson: { quantity: '节数', guardians: null },
  studentLecture: { quantity: null, guardians: null },
  guardianLecture: { quantity: null, guardians: '家长参与数' },
  guardianPush: { quantity: '资源数量', guardians: '家长参与数' },
} as const satisfies Record<ActivityKind, { quantity: string | null; guardians: string | null }>;
