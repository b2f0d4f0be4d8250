import { QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Command, createRequestClient, useCommand } from '#renderer/request.ts';

/*
 * Minutes after the vault was opened, or a password was changed, what had been typed still lay in the page's memory:
 * the client behind the hooks keeps what each command was given, and what came back.
 */
test('the client keeps neither the password that was typed nor the recovery code that came back', async () => {
  const client = createRequestClient();
  Object.assign(globalThis, {
    window: { heartharbor: { request: async () => ({ ok: true, value: { recoveryCode: 'SECRET-CODE' } }) } },
  });
  let command: Command<'vault.renewRecoveryCode'> | undefined;
  function Screen() {
    command = useCommand('vault.renewRecoveryCode');
    return null;
  }
  renderToString(createElement(QueryClientProvider, { client }, createElement(Screen)));
  const answer = await command?.run({ proof: '海风-2026-静静' });
  expect(answer).toEqual({ ok: true, value: { recoveryCode: 'SECRET-CODE' } });
  const kept = client
    .getMutationCache()
    .getAll()
    .map(({ state }) => state);
  expect(JSON.stringify(kept)).not.toMatch(/海风|SECRET/);
});
