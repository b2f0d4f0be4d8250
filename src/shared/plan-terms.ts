/** What stands in a plan (一生一策), in the order in which it is read and printed (policy J6, B6, B7). */
export const PLAN_TEXTS = {
  testResults: '心理检测结果',
  behaviour: '行为表现',
  causeIndividual: '个人原因',
  causeFamily: '家庭原因',
  causeSchool: '学校原因',
  causePeers: '同伴原因',
  goals: '干预目标',
  pace: '学习进度',
  homework: '作业',
  discipline: '纪律要求',
  triggers: '要避开的刺激',
  dangers: '要收好的危险物品',
  toProtect: '要保护的人',
  whenWorse: '情况加重时',
  callFirst: '紧急联系',
  safetySigns: '预警信号',
  safetyOwnWays: '自己能做的',
  safetyPlaces: '能去的地方、能见的人',
  safetyPeople: '可以求助的人',
  safetyProfessionals: '专业帮助',
  safetySurroundings: '让身边更安全',
  atHome: '家庭配合',
  inClass: '课堂上这样做',
  notInClass: '课堂上避免',
} as const satisfies Readonly<Record<string, string>>;
export type PlanText = keyof typeof PLAN_TEXTS;

/** The student's own safety plan in its six steps, in their order (glossary: safetyPlan). */
export const SAFETY_STEPS = [
  'safetySigns',
  'safetyOwnWays',
  'safetyPlaces',
  'safetyPeople',
  'safetyProfessionals',
  'safetySurroundings',
] as const satisfies readonly PlanText[];

/** What kind of thing is done for a student. */
export type MeasureKind = 'counselling' | 'company' | 'study' | 'home' | 'medical' | 'safety' | 'other';
export const MEASURE_KINDS = {
  counselling: '心理辅导',
  company: '关爱陪伴',
  study: '学业支持',
  home: '家校共育',
  medical: '就医衔接',
  safety: '安全防护',
  other: '其他',
} as const satisfies Readonly<Record<MeasureKind, string>>;

/** What a person does in the care team (专班) of a student (policy B1, B10). */
export type TeamRole =
  | 'leader'
  | 'mentor'
  | 'counsellor'
  | 'guardian'
  | 'socialWorker'
  | 'doctor'
  | 'partner'
  | 'peer'
  | 'other';
export const TEAM_ROLES = {
  leader: '负责人（班主任）',
  mentor: '导师（总负责）',
  counsellor: '心理教师',
  guardian: '监护人',
  socialWorker: '社工',
  doctor: '医生',
  partner: '校外力量',
  peer: '同伴',
  other: '其他成员',
} as const satisfies Readonly<Record<TeamRole, string>>;

/** Of these a team has one at a time (policy B1: led by the homeroom teacher; B10: one mentor answers for all). */
export const ONE_OF_A_ROLE: readonly TeamRole[] = ['leader', 'mentor'];
