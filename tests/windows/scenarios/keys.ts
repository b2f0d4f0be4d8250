import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { FOUNDING, PASSWORD } from '../../vault/founding.ts';
import { DATA_KEY, EARLIER, VAULT_ID } from '../../vault/keys/earlier-slots.ts';
import { openDesk } from '../../vault/open-desk.ts';
import { enrolled } from '../../vault/sample.ts';
import type { Scenarios } from '../scenario.ts';

const NEXT = '晚潮-2027-安安';

export const keys: Scenarios = {
  async 'this is Windows: its paths, its Node, its Argon2'() {
    assert.equal(process.platform, 'win32');
    assert.equal(join('C:', 'a'), 'C:\\a');
    for (const { secret, slot } of EARLIER) {
      assert.deepEqual(await openSlot(VAULT_ID, slot, secret), DATA_KEY);
    }
  },

  async 'a vault is made at the root of another drive, and opens by its password and its recovery code alone'({
    drive,
  }) {
    const desk = openDesk(drive);
    const { recoveryCode } = await desk.get('vault.create', FOUNDING);
    await desk.get('vault.confirmRecoveryCode', { code: recoveryCode });
    await enrolled(desk);
    desk.lock();
    assert.equal(
      (await desk.refused('vault.unlock', { kind: 'password', secret: 'falsch-falsch' })).code,
      'wrongSecret',
    );
    await desk.get('vault.unlock', { kind: 'recoveryCode', secret: recoveryCode.toLowerCase() });
    desk.lock();
    await desk.get('vault.unlock', { kind: 'password', secret: PASSWORD });
    assert.deepEqual(
      (await desk.get('students.list', {})).map(({ name }) => name),
      ['周小禾'],
    );
    desk.lock();
  },

  async 'everything is encrypted anew under a new key, and the old one opens nothing'({ room }) {
    const desk = await room();
    await enrolled(desk);
    const { recoveryCode } = await desk.get('vault.prepareReencryption', { proof: PASSWORD, password: NEXT });
    await desk.get('vault.reencrypt', { code: recoveryCode });
    desk.lock();
    assert.equal(
      (await desk.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code,
      'wrongSecret',
    );
    await desk.get('vault.unlock', { kind: 'password', secret: NEXT });
    assert.equal((await desk.get('students.list', {})).length, 1);
    assert.equal((await desk.get('audit.recent', { before: null })).intact, true);
  },
};
