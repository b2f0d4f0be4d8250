import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '#shared/outcome.ts';
import type { SessionTemplate } from '#shared/session-templates.ts';
import { isWordingName, WORDINGS, type WordingName, type Wordings } from '#shared/wordings.ts';
import type { AuditEntry } from '#vault/strongbox/audit/audit-log.ts';
import type { Access } from '#vault/strongbox/database/access.ts';
import { PreferenceBook } from './preference-book.ts';

/**
 * Keeps a preference, or goes back to how the app comes (null). How a screen looks is no record; what changes how the
 * room writes is one, and is told by name alone: never what stands in a template or a phrase.
 *
 * @throws Refusal `unfitting` for templates, phrases or words that the room could not read again.
 */
export function keepPreference(access: Access, name: string, content: string | null): void {
  if (isWordingName(name)) keepWording(access, name, content);
  else access.jot((_drafts, preferences) => preferences.keep(name, content));
}

function keepWording(access: Access, name: WordingName, content: string | null): void {
  const after = content === null ? WORDINGS[name].ofTheApp : readAs(name, content);
  if (after === undefined)
    throw new Refusal('unfitting', '没有保存：内容太长、太多或是空的。请删减后再保存。');
  access.write((writer) => {
    const book = new PreferenceBook(writer.db);
    const kept = book.all()[name];
    if (kept === (content ?? undefined)) return;
    const before = (kept === undefined ? undefined : readAs(name, kept)) ?? WORDINGS[name].ofTheApp;
    book.keep(name, content);
    for (const entry of told({ [name]: before }, { [name]: after })) writer.record(entry);
  });
}

/** What a content says; undefined where it says nothing that fits. */
function readAs<Name extends WordingName>(name: Name, content: string): Wordings[Name] | undefined {
  try {
    return WORDINGS[name].schema.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

/** The lines of the audit log; at least one. */
function told(before: Partial<Wordings>, after: Partial<Wordings>): AuditEntry[] {
  if (after['session-templates'])
    return toldTemplates(before['session-templates'] ?? [], after['session-templates']);
  if (after.phrases) {
    const detail = { before: counted(before.phrases), after: counted(after.phrases) };
    return [{ action: 'phrases.changed', subject: '', detail }];
  }
  const [old, now] = [before['warning-words'] ?? [], after['warning-words'] ?? []];
  const detail = {
    newWords: now.filter((word) => !old.includes(word)),
    goneWords: old.filter((word) => !now.includes(word)),
  };
  return [{ action: 'warningWords.changed', subject: '', detail }];
}

const counted = (phrases: readonly string[] = []) => `${phrases.length} 条`;

function toldTemplates(before: readonly SessionTemplate[], after: readonly SessionTemplate[]): AuditEntry[] {
  const named = (templates: readonly SessionTemplate[]) =>
    new Map(templates.map((each) => [each.name, each]));
  const [old, now] = [named(before), named(after)];
  const entries = [
    ...before
      .filter(({ name }) => !now.has(name))
      .map(({ name }): AuditEntry => ({ action: 'template.removed', subject: name })),
    ...after.flatMap((template): AuditEntry[] => {
      const { name } = template;
      const was = old.get(name);
      if (!was) return [{ action: 'template.added', subject: name }];
      return isDeepStrictEqual(was, template) ? [] : [{ action: 'template.changed', subject: name }];
    }),
  ];
  // Their order, or the app's own kept as the room's.
  return entries.length > 0 ? entries : [{ action: 'template.changed', subject: '' }];
}
