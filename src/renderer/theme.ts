import {
  ActionIcon,
  Autocomplete,
  Button,
  Chip,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  MultiSelect,
  NavLink,
  SegmentedControl,
  Select,
  Tabs,
  Textarea,
} from '@mantine/core';

/**
 * The system's own Chinese sans first: people read it all day elsewhere. The bundled one answers where
 * there is none, and `HeartHarbor Rare Han` has the characters that names use and fonts forget.
 */
const SANS =
  '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Noto Sans SC Variable", "HeartHarbor Rare Han", sans-serif';
// Keys and codes stand beside Chinese words; a face without them would show boxes.
const MONO = `Consolas, "SF Mono", "DejaVu Sans Mono", "Noto Sans Mono", ${SANS.replace(', sans-serif', '')}, monospace`;

/** Deep teal, the one accent. */
const HARBOUR = [
  '#eaf4f2',
  '#d5e7e4',
  '#aed0cb',
  '#83b8b1',
  '#5ea49c',
  '#3f8f87',
  '#237872',
  '#0f615d',
  '#0b504d',
  '#07403e',
] as const;

/** Mantine's half of the look; the tokens it stands on are in theme.css. */
export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: { fontFamily: SANS, fontWeight: '600' },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  white: '#fffdf9',
  black: '#25282a',
  colors: {
    harbour: HARBOUR,
    // Every default of Mantine that is blue or cold becomes paper, ink or harbour.
    blue: HARBOUR,
    teal: HARBOUR,
    gray: [
      '#f8f5ef',
      '#f1ede5',
      '#e8e2d7',
      '#ddd6c9',
      '#cbc3b5',
      '#a9a295',
      '#7f7a70',
      '#5d5a53',
      '#403e3a',
      '#292826',
    ],
    dark: [
      '#e9e5dc',
      '#cfcbc2',
      '#aeaba3',
      '#83817b',
      '#4a4c4a',
      '#3a3c3b',
      '#303534',
      '#242827',
      '#161818',
      '#0e1010',
    ],
    // The amber of 一类, for what one should look at before going on.
    yellow: [
      '#fbf4e4',
      '#f7e9cb',
      '#efd7a0',
      '#e8bf6c',
      '#e2b04a',
      '#c98f1f',
      '#b47a08',
      '#9a6705',
      '#825400',
      '#6b4500',
    ],
    red: [
      '#fbecee',
      '#f5d5da',
      '#eaaab4',
      '#de7d8c',
      '#d0566a',
      '#bf3a52',
      '#ab2541',
      '#961b37',
      '#7c152d',
      '#641024',
    ],
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', fw: 500 },
      // A compact button is narrow, never lower than a target may be.
      vars: (_theme, { size }) => ({
        root: `${size}`.startsWith('compact')
          ? { '--button-height': '32px', '--button-fz': '14px', '--button-padding-x': '10px' }
          : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 32 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: {
        // The asterisk is drawn by theme.css: as text it would become part of the field's name.
        withAsterisk: false,
        inputWrapperOrder: ['label', 'description', 'input', 'error'],
      },
    }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, minRows: 3, maxRows: 16 } }),
    // A list opens when it is asked for, not because the focus passes by; Enter takes the first that fits.
    Select: Select.extend({
      defaultProps: {
        allowDeselect: false,
        checkIconPosition: 'right',
        openOnFocus: false,
        selectFirstOptionOnChange: true,
      },
    }),
    // Over a form that has just opened it would lie across the next fields, and take the first Escape.
    Autocomplete: Autocomplete.extend({ defaultProps: { openOnFocus: false } }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { openOnFocus: false, selectFirstOptionOnChange: true },
    }),
    Chip: Chip.extend({
      defaultProps: { size: 'sm', radius: 4 },
      vars: () => ({ root: { '--chip-size': '32px' }, label: {} }),
    }),
    // The keyboard begins at the first thing that can be chosen; in a low window the menu scrolls.
    Menu: Menu.extend({
      defaultProps: {
        withInitialFocusPlaceholder: false,
        middlewares: { flip: true, shift: true, size: true },
      },
    }),
    Tabs: Tabs.extend({
      defaultProps: { keepMounted: false },
      vars: () => ({ root: { '--tabs-color': 'var(--accent)' }, list: {} }),
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
    NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
    // What closes is gone at once: a key pressed twice must not reach a form on its way out.
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { transition: 'fade-down', exitDuration: 0 } },
    }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { exitDuration: 0 } } }),
  },
});
