import { z } from 'zod';

/** At least this many characters in the password of an export: what opens it lies with whoever holds the file. */
export const EXPORT_PASSWORD_LENGTH = 12;

/**
 * The password of an encrypted export (docs/decisions/0004-encrypted-exports.md). Visible ASCII only: 7-Zip on a
 * Chinese Windows reads other characters in the PC's code page, and would call the right password wrong.
 */
export const exportPassword = z
  .string()
  .min(EXPORT_PASSWORD_LENGTH, `密码至少 ${EXPORT_PASSWORD_LENGTH} 个字符`)
  .max(64, '密码最多 64 个字符')
  .regex(/^[\x21-\x7e]*$/, '请只用英文字母、数字和英文符号，不含空格：有的解压软件不认中文密码')
  .refine((password) => new Set(password).size >= 6, '重复的字符太多，容易被猜到，请换一个密码');
