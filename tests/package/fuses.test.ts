import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, inject, test } from 'vitest';

/** Read from the executable's own bytes, by what Electron gives for it. */
test('the fuses of the packed app: no bare Node, no inspector, no file pages, code from the archive alone', async () => {
  const wire = await getCurrentFuseWire(inject('program'));
  const state = (fuse: FuseV1Options) => (wire[fuse] === FuseState.ENABLE ? 'on' : 'off');
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocolPrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    ownSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    runAsNode: 'off',
    nodeOptions: 'off',
    nodeCliInspect: 'off',
    fileProtocolPrivileges: 'off',
    ownSnapshot: 'off',
    cookieEncryption: 'on',
    asarIntegrity: 'on',
    onlyFromAsar: 'on',
  });
});
