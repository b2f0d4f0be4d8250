/**
 * The environment for a program that opens files with Chinese names. On a machine whose locale is plain C, as that of a
 * bare server or container, Chromium cannot read such a file and Wine waits for ever.
 *
 * @returns `env`, with C.UTF-8 (glibc has it without any package) where its locale knows no UTF-8.
 */
export function withUtf8(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /utf-?8/i.test(locale) ? env : { ...env, LC_ALL: 'C.UTF-8' };
}
