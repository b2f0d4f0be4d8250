import { z } from 'zod';
import { contract, isRequestName, type RequestName } from '#shared/contract/index.ts';
import type { PageRequest } from '#shared/contract/shell.ts';
import { type Failure, type Outcome, Refusal } from '#shared/outcome.ts';
import { type Desk, doorHandlers, roomHandlers } from './handlers.ts';

const FAILURES = {
  badRequest: { code: 'badRequest', message: '请求无法识别，没有改动任何记录。请重启心港后再试。' },
  locked: { code: 'locked', message: '保险库已上锁，没有改动任何记录。请先打开保险库。' },
  alreadyOpen: { code: 'alreadyOpen', message: '保险库已经打开。' },
  diskFull: { code: 'diskFull', message: '磁盘已满，这一步没有保存，之前的记录都在。请清理磁盘空间后再试。' },
  readOnly: {
    code: 'readOnly',
    message: '保险库文件夹不能写入，这一步没有保存，之前的记录都在。请检查文件夹权限后再试。',
  },
  damaged: {
    code: 'damaged',
    message: '读取记录时发现文件损坏，这一步没有完成，文件原样保留。请停止录入，用备份恢复。',
  },
  unexpected: {
    code: 'unexpected',
    message: '出现意外错误，这一步没有完成，之前的记录都在。请再试一次；仍不行请重启心港。',
  },
} satisfies Record<string, Failure>;

/** Database errors that a person can do something about, by the beginning of their code. */
const BY_CODE: readonly [string, Failure][] = [
  ['SQLITE_FULL', FAILURES.diskFull],
  ['ENOSPC', FAILURES.diskFull],
  ['SQLITE_READONLY', FAILURES.readOnly],
  ['SQLITE_CANTOPEN', FAILURES.readOnly],
  ['EACCES', FAILURES.readOnly],
  ['EROFS', FAILURES.readOnly],
  ['SQLITE_CORRUPT', FAILURES.damaged],
  ['SQLITE_NOTADB', FAILURES.damaged],
];

/**
 * The one wrapper around every request: checks the name, the place and the shape, runs the handler, and turns
 * a known failure into a code with a message. An unknown one is told to `log` without a word of case data.
 */
export async function answer(
  desk: Desk,
  request: PageRequest,
  log: (line: string) => unknown,
): Promise<Outcome<unknown>> {
  const { name } = request;
  if (!isRequestName(name)) return failed(FAILURES.badRequest);
  const { place, input, output } = contract[name];
  if (place === 'room' && !desk.room) return failed(FAILURES.locked);
  if (place === 'door' && desk.room) return failed(FAILURES.alreadyOpen);
  const wanted = input.safeParse(request.input);
  if (!wanted.success) return failed(badInput(wanted.error));
  try {
    const value = await handle(desk, name, wanted.data);
    return { ok: true, value: output.parse(value) };
  } catch (error) {
    if (error instanceof Refusal) return failed(error.failure);
    log(`${name}: ${withoutCaseData(error)}`);
    const code = codeOf(error);
    return failed(BY_CODE.find(([start]) => code.startsWith(start))?.[1] ?? FAILURES.unexpected);
  }
}

function handle(desk: Desk, name: RequestName, input: unknown): unknown {
  // The contract has just checked `input` against this very name; the table's types cannot follow that.
  const handlers = { ...doorHandlers, ...roomHandlers } as unknown as Record<
    RequestName,
    (place: unknown, input: unknown) => unknown
  >;
  return handlers[name](contract[name].place === 'room' ? desk.room : desk, input);
}

function failed(failure: Failure): Outcome<never> {
  return { ok: false, failure };
}

/** Field → message, from zod's issues; the path's first step is the form's field. */
function badInput(error: z.ZodError): Failure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form';
    fields[field] ??= /\p{Script=Han}/u.test(issue.message) ? issue.message : '填写有误，请核对';
  }
  return { code: 'badInput', message: '有内容需要修改，尚未保存。请看标出的项目。', fields };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Kind, code and place of an error. Its message stays out: a database may quote a row in it. */
function withoutCaseData(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `answer of another shape at ${error.issues.map((issue) => issue.path.join('.')).join(', ')}`;
  }
  if (!(error instanceof Error)) return 'not an Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name} ${codeOf(error)}`, ...frames.slice(0, 8)].join('\n');
}
