import type { LetterTemplate } from '#shared/contract/letters.ts';

/** The kinds of letter that the app brings along; a school's own kinds have an id of their own instead. */
export type OwnersKind =
  | 'notice'
  | 'referral'
  | 'custody'
  | 'handOver'
  | 'visit'
  | 'meeting'
  | 'resumption'
  | 'toParents';

/** Stands between what teachers saw and what a hospital said. */
const NO_DIAGNOSIS = '以上是老师在校内观察到的情况，不是医学诊断。';

const RECEIPT_OF = (title: string, andSo: string) =>
  `本人是【班级】【学生姓名】同学的监护人，已收到并读完《${title}》（【编号】），${andSo}`;

/** The three requests of 附件2 under their official headings, each followed by the school's own sentences. */
export function noticeBody(requests: {
  careForChild: string;
  keepInTouch: string;
  seeDoctor: string;
}): string {
  return [
    '您好！学校【发现途径】发现，您的孩子【学生姓名】同学（【学生情况】）近期有以下表现：',
    '【观察情况】',
    NO_DIAGNOSIS,
    '#医院诊断（家长提供）：#【医院诊断】',
    '孩子的身心状况需要由医疗机构评估。请您做好三件事：',
    `#1.关注孩子心理。#${requests.careForChild}`,
    `#2.定期联系学校。#${requests.keepInTouch}`,
    `#3.建议立即就诊。#${requests.seeDoctor}`,
    '学校随时愿意提供帮助。联系人：【联系人】　【咨询室电话】',
  ].join('\n');
}

/** The project's own sentences for the three requests (forms.md: "Sentences in a letter are the project's own wording"). */
export const DEFAULT_REQUESTS = {
  careForChild:
    '请多陪伴和倾听，留意孩子睡眠、饮食、情绪和言行的变化；收好家中药品、刀具等，孩子情绪不稳时身边不离人。',
  keepInTouch:
    '请每周至少与班主任或心理教师联系一次，孩子有明显变化时随时告诉我们；学校会与您一起想办法，并依法为孩子保密。',
  seeDoctor:
    '请尽快陪孩子到设有精神科或心理科的正规医疗机构评估，遵医嘱治疗、复诊；孩子若有伤害自己或他人的言行，请立即送医并有专人陪护，同时通知学校。',
} as const;

const HOTLINES =
  '需要倾诉时，可以拨打全国统一心理援助热线12356或青少年服务热线12355；情况紧急，请立即拨打120或110。';

/** The words each kind begins with; a school may change all of them (forms.md, papers.md). */
export const LETTER_KINDS = {
  notice: {
    name: '告知书',
    prefix: '心告',
    title: '学生心理健康状况告知书',
    salutation: true,
    body: noticeBody(DEFAULT_REQUESTS),
    signing: 'guardian',
    receipt: RECEIPT_OF('学生心理健康状况告知书', '知晓孩子目前的情况和学校的三项建议，将履行监护职责。'),
  },
  referral: {
    name: '转介建议书',
    prefix: '心转',
    title: '学生转介建议书',
    salutation: true,
    body: [
      '您好！学校【发现途径】发现，您的孩子【学生姓名】同学（【学生情况】）近期有以下表现：',
      '【观察情况】',
      NO_DIAGNOSIS,
      '#医院诊断（家长提供）：#【医院诊断】',
      '孩子需要的帮助已经超出学校心理辅导的范围，建议由医疗机构的专业人员评估。以下机构供您选择，也可以前往其他有资质的机构：',
      '【医疗机构】',
      '请您在【截止日期】前陪孩子前往，并把结果和医生的建议告诉学校；学校会据此安排孩子的学习，依法为孩子保密。就医前后请有人陪伴孩子，收好家中药品、刀具等。',
      HOTLINES,
      '【补充说明】',
      '联系人：【联系人】　【咨询室电话】',
    ].join('\n'),
    signing: 'none',
    receipt: RECEIPT_OF('学生转介建议书', '就医的打算和结果写在下面的监护人意见里。'),
  },
  custody: {
    name: '监护承诺书',
    prefix: '心监',
    title: '监护承诺书',
    salutation: false,
    body: [
      '本人是【学校名称】【班级】【学生姓名】同学的监护人。学校已经当面告知孩子目前的情况，本人清楚其中的风险，并承诺：',
      '#一、治疗与用药。#【治疗与用药】',
      '#二、专人陪护。#孩子在家期间有人陪伴，不让孩子独处；情绪不稳时身边不离人。',
      '#三、收好危险物品。#家中药品、刀具、绳索、农药等妥善保管，门窗、阳台做好防护。',
      '#四、保持联系。#每周至少与班主任或心理教师联系一次，孩子的状态若有变化随时告诉学校，联系电话【咨询室电话】；情况紧急时先拨打120或110。',
      '#五、其他约定。#【请家长做到】',
      '以上承诺自签字之日起，到【截止日期】为止，到期前由双方商量是否继续；监护人的法定职责不因到期而解除。本承诺书一式两份，学校与监护人各存一份。',
    ].join('\n'),
    signing: 'guardianAndSchool',
    receipt: '',
  },
  handOver: {
    name: '安全责任移交书',
    prefix: '心移',
    title: '学生安全责任移交书',
    salutation: false,
    body: [
      '【约定日期】【约定时间】，【学校名称】在【地点】把【班级】【学生姓名】同学交给监护人【监护人姓名】。参加人员：【参加人员】。',
      '#一、学校已告知的风险。#【风险情况】',
      '#二、孩子的去向。#【去向】',
      '#三、监护人要做的事。#【请家长做到】',
      '#四、紧急时。#孩子若有伤害自己或他人的言行，请立即拨打120或送医并有专人陪护，同时通知学校。',
      '学校联系人：【联系人】　【咨询室电话】',
      '从上述时间起，孩子离开学校，由监护人直接看护；返校时间由双方另行商定。本移交书一式两份，学校与监护人各存一份。',
    ].join('\n'),
    signing: 'guardianSchoolAndWitness',
    receipt: '',
  },
  visit: {
    name: '家访通知',
    prefix: '心访',
    title: '家访通知',
    salutation: true,
    body: [
      '您好！为了更好地了解和陪伴【班级】【学生姓名】同学，学校安排老师上门家访：',
      '#时间：#【约定日期】　【约定时间】',
      '#到访老师：#【参加人员】',
      '#想和您聊的：#【事由】',
      '请您届时在家等候；时间不方便的，请提前联系我们另约。',
      '联系人：【联系人】　【咨询室电话】',
    ].join('\n'),
    signing: 'none',
    receipt: RECEIPT_OF('家访通知', '对到访时间的意见写在下面。'),
  },
  meeting: {
    name: '约谈通知',
    prefix: '心约',
    title: '约谈通知',
    salutation: true,
    body: [
      '您好！为了商量怎样一起帮助【班级】【学生姓名】同学，请您到校面谈：',
      '#时间：#【约定日期】　【约定时间】',
      '#地点：#【地点】',
      '#参加的老师：#【参加人员】',
      '#要商量的事：#【事由】',
      '面谈时请孩子回避，谈话内容依法保密。时间不方便的，请提前联系我们另约。',
      '联系人：【联系人】　【咨询室电话】',
    ].join('\n'),
    signing: 'none',
    receipt: RECEIPT_OF('约谈通知', '对面谈时间的意见写在下面。'),
  },
  resumption: {
    name: '复学告知',
    prefix: '心复',
    title: '学生复学告知书',
    salutation: true,
    body: [
      '您好！学校同意【班级】【学生姓名】同学的复学申请，请孩子从【约定日期】起回校学习。为了让孩子平稳适应，学校作了以下安排：',
      '【学校安排】',
      '#请您做到：#【请家长做到】',
      '复学以后，班主任和心理教师会定期与孩子、与您联系。孩子的状态若有反复，请立即告诉我们，并遵照医生的意见治疗、复诊。',
      '【补充说明】',
      '联系人：【联系人】　【咨询室电话】',
    ].join('\n'),
    signing: 'none',
    receipt: RECEIPT_OF('学生复学告知书', '同意上述安排，将配合学校做好陪伴、治疗和复诊。'),
  },
  toParents: {
    name: '家长信',
    prefix: '心信',
    title: '给家长的一封信',
    salutation: true,
    body: [
      '您好！【事由】',
      '请您和孩子一起做到：',
      '【请家长做到】',
      HOTLINES,
      '联系人：【联系人】　【咨询室电话】',
    ].join('\n'),
    signing: 'none',
    receipt: '',
  },
} as const satisfies Readonly<Record<OwnersKind, LetterTemplate>>;
