/*
 * How the installed app may be started. Chromium, Electron and Node take hundreds of switches from whoever
 * writes the command line or changes a shortcut, and some of them open the room to an observer: a debugging
 * port, a log, a page without its sandbox, another resolver. No list of the bad ones is ever complete, so there
 * is a list of the harmless ones.
 */

/** What a PC may need before a window can be seen at all, and what the systems add by themselves. */
const HARMLESS_SWITCHES = [
  // A graphics driver that paints nothing.
  /^--disable-gpu$/,
  // A screen whose scale the desktop does not tell.
  /^--force-device-scale-factor=\d(\.\d{1,3})?$/,
  // Linux: which of the two display systems, and a Chinese input method on the newer one.
  /^--ozone-platform(-hint)?=(auto|wayland|x11)$/,
  /^--enable-wayland-ime$/,
  // macOS: its older Finders number the programs that they start.
  /^-psn_\d+_\d+$/,
];

/**
 * Electron's own variables that change nothing in an installed app: two for the desktop's sake, one that the
 * RunAsNode fuse makes dead, and those that only its installer reads.
 */
const HARMLESS_VARIABLES = [
  'ELECTRON_OZONE_PLATFORM_HINT',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_MIRROR',
  'ELECTRON_CUSTOM_DIR',
  'ELECTRON_BUILDER_BINARIES_MIRROR',
];

/**
 * What stands on the command line and has no business there. The app opens no files, so that every argument
 * that is not known to be harmless is strange: Chromium takes switches behind one dash, and on Windows behind
 * a slash and in any case.
 *
 * @param args without the program itself.
 * @returns the strange ones as a person would look for them: without values, which may be long.
 */
export function strangeSwitches(args: readonly string[]): string[] {
  return args
    .filter((arg) => !HARMLESS_SWITCHES.some((harmless) => harmless.test(arg)))
    .map((arg) => arg.split('=', 1)[0] ?? arg);
}

/**
 * Environment variables by which Electron would write a log or go without its sandbox. NODE_OPTIONS is not
 * among them: a fuse makes it dead, and a PC with Node on it may have it.
 *
 * @returns their names.
 */
export function strangeVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment).filter(
    (name) => /^electron_/i.test(name) && !HARMLESS_VARIABLES.includes(name.toUpperCase()),
  );
}
