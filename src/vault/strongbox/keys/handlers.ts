import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { showSaved } from '../paper/save-file.ts';
import {
  addHolder,
  changePassword,
  confirmNewRecoveryCode,
  listHolders,
  removeHolder,
  renameHolder,
  renewRecoveryCode,
} from './holders.ts';
import { prepareReencryption, reencrypt } from './reencryption.ts';

export const vaultHandlers: RoomHandlers<'vault'> = {
  'vault.lock': ({ requestLock }) => done(requestLock()),
  'vault.showSaved': showSaved,
  'vault.holders': listHolders,
  'vault.addHolder': addHolder,
  'vault.changePassword': changePassword,
  'vault.renameHolder': renameHolder,
  'vault.removeHolder': removeHolder,
  'vault.renewRecoveryCode': renewRecoveryCode,
  'vault.confirmNewRecoveryCode': confirmNewRecoveryCode,
  'vault.prepareReencryption': prepareReencryption,
  'vault.reencrypt': reencrypt,
};
