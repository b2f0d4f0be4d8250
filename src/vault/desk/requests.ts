import { z } from 'zod';
import { contract, domainOf, isRequestName, type RequestName } from '#shared/contract/index.ts';
import type { Place } from '#shared/contract/request.ts';
import type { PageAnswer } from '#shared/contract/shell.ts';
import { type Failure, type Outcome, Refusal } from '#shared/outcome.ts';
import { isDamage } from '#vault/strongbox/database/examine.ts';
import { codeOf, diskTroubleOf } from '#vault/strongbox/disk-troubles.ts';
import { anywhereHandlers, type Desk, doorHandlers, roomHandlers } from './handlers.ts';

const FAILURES = {
  badRequest: { code: 'badRequest', message: '请求无法识别，没有改动任何记录。请重启心港后再试。' },
  locked: { code: 'locked', message: '保险库已上锁，没有改动任何记录。请先打开保险库。' },
  diskFull: { code: 'diskFull', message: '磁盘已满，这一步没有保存，之前的记录都在。请清理磁盘空间后再试。' },
  readOnly: {
    code: 'readOnly',
    message: '保险库文件夹不能写入，这一步没有保存，之前的记录都在。请检查文件夹权限后再试。',
  },
  archived: {
    code: 'archived',
    message: '该生已离校，档案已归档，只能查看，这一步没有保存。如已返校，请先在档案里办理返校。',
  },
  damaged: {
    code: 'damaged',
    message: '读取记录时发现文件损坏，这一步没有完成，文件原样保留。请停止录入，用备份恢复。',
  },
  unreadable: {
    code: 'unreadable',
    message: '这一步可能已经完成，但结果无法显示。请先回到列表查看，再决定是否重做。',
  },
  unexpected: {
    code: 'unexpected',
    message: '出现意外错误，这一步没有完成，之前的记录都在。请再试一次；仍不行请重启心港。',
  },
} satisfies Record<string, Failure>;

/** What a person can do something about; everything else is unexpected. */
function knownFailure(error: unknown): Failure | null {
  if (isDamage(error)) return FAILURES.damaged;
  if (isOfArchive(error)) return FAILURES.archived;
  const trouble = diskTroubleOf(error);
  if (trouble === 'noSpace') return FAILURES.diskFull;
  return trouble === 'notWritable' ? FAILURES.readOnly : null;
}

/** A guard of migration 0005 speaks: somebody left, and a rule did not ask. */
function isOfArchive(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('archived:');
}

const envelope = z.object({ id: z.int(), name: z.unknown(), input: z.unknown() });

/** Answers a message as it came over the page's port; null for what is no request at all. Never rejects. */
export async function answerMessage(
  desk: Desk,
  message: unknown,
  log: (line: string) => unknown,
): Promise<PageAnswer | null> {
  const request = envelope.safeParse(message);
  if (!request.success) return null;
  return { id: request.data.id, outcome: await answer(desk, request.data, log) };
}

/**
 * The one wrapper around every request: checks the name, the place and the shape, runs the handler, and turns
 * a known failure into a code with a message. An unknown one is told to `log` without a word of case data.
 */
export async function answer(
  desk: Desk,
  request: { name: unknown; input: unknown },
  log: (line: string) => unknown,
): Promise<Outcome<unknown>> {
  const { name } = request;
  if (!isRequestName(name)) return failed(FAILURES.badRequest);
  const { place, input, output } = contract[name];
  if (place === 'room' && (!desk.room || desk.room.isClosed)) return failed(FAILURES.locked);
  const wanted = input.safeParse(request.input);
  if (!wanted.success) return failed(badInput(wanted.error));
  try {
    const given = await AT[place](desk, name, wanted.data);
    const value = output.safeParse(given);
    if (value.success) return { ok: true, value: value.data };
    log(`${name}: ${withoutCaseData(value.error)}`);
    return failed(FAILURES.unreadable);
  } catch (error) {
    if (error instanceof Refusal) return failed(error.failure);
    log(`${name}: ${withoutCaseData(error)}`);
    return failed(knownFailure(error) ?? FAILURES.unexpected);
  }
}

/** How a request is answered, by the place where it is allowed. */
const AT = { door: atDoor, room: inRoom, anywhere } satisfies Record<Place, unknown>;

/** One after the other: whoever comes when the door has just been opened finds it open. */
function atDoor(desk: Desk, name: RequestName, input: unknown): Promise<unknown> {
  return desk.atDoor(async () => {
    if (desk.room) throw new Refusal('alreadyOpen', '保险库已经打开。');
    return handlerOf(doorHandlers, name)(desk, input);
  });
}

function anywhere(desk: Desk, name: RequestName, input: unknown): unknown {
  return handlerOf(anywhereHandlers, name)(desk, input);
}

function inRoom(desk: Desk, name: RequestName, input: unknown): unknown {
  return handlerOf(roomHandlers[domainOf(name)], name)(desk.room, input);
}

function handlerOf(handlers: object, name: RequestName): (where: unknown, input: unknown) => unknown {
  // The contract has just checked `input` against this very name; the table's types cannot follow that.
  return (handlers as Record<string, (where: unknown, input: unknown) => unknown>)[name] ?? notAnswered;
}

function notAnswered(): never {
  throw new Error('a request without a handler');
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

/** Kind, code and place of an error. Its message stays out: a database may quote a row in it. */
function withoutCaseData(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `answer of another shape at ${error.issues.map((issue) => issue.path.join('.')).join(', ')}`;
  }
  if (!(error instanceof Error)) return 'not an Error';
  // The stack begins with the message, which may be of several lines.
  const trace = (error.stack ?? '').replace(String(error), '');
  const frames = trace.split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name} ${codeOf(error)}`, ...frames.slice(0, 8)].join('\n');
}
