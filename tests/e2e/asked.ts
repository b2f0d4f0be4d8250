import type { Page } from '@playwright/test';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { TestDesk } from '#tests/vault/desk.ts';
import { answerOpenDialog, type LaunchedRoom } from './launch-room.ts';

/** A request as the page itself makes it. */
export function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<Outcome<OutputOf<Name>>> {
  // What goes over to the page loses its type, and the union of all inputs is larger than the compiler follows.
  const asked: readonly [string, unknown] = [name, input];
  return page.evaluate(
    ([name, input]) => window.heartharbor.request(name as never, input as never),
    asked,
  ) as Promise<Outcome<OutputOf<Name>>>;
}

/** What a request gives; a failed test where it is refused. */
export async function given<Name extends RequestName>(page: Page, name: Name, input: InputOf<Name>) {
  const outcome = await ask(page, name, input);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.message}`);
  return outcome.value;
}

/** The open room as the vault's own tests ask one: `chosen.open` is the file that a person would have chosen. */
export function deskIn({ app, page }: Pick<LaunchedRoom, 'app' | 'page'>): Pick<TestDesk, 'chosen' | 'get'> {
  const chosen: TestDesk['chosen'] = { open: null, save: null, folder: null };
  return {
    chosen,
    get: async (name, input) => {
      await answerOpenDialog(app, chosen.open);
      return given(page, name, input);
    },
  };
}
