import { createTheme } from '@mantine/core';
import { uiWords } from './words.ts';

/** Mantine dressed in the console's own colours, which are defined once, in theme.css. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  // Dark surfaces in the console's own blue-grey; the fourth is the border, the seventh a field.
  colors: {
    dark: [
      '#e8ebf2',
      '#b2bacb',
      '#8a93a8',
      '#5a6375',
      '#323947',
      '#272d39',
      '#1c212a',
      '#14171d',
      '#0e1014',
      '#090a0d',
    ],
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  primaryColor: 'blue',
  // The first shade on which white text is legible.
  primaryShade: 8,
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, fz: 12 } },
    Modal: { defaultProps: () => ({ ...inFront(), centered: true }) },
    Drawer: { defaultProps: inFront },
    // Like the words beside it, on whatever it stands.
    Loader: { defaultProps: { color: 'currentColor' } },
  },
});

/** What stands in front of the page. Asked for each time, since the language may change. */
function inFront() {
  return {
    // Nothing scrolls behind it, and locking it would inject a style that the policy refuses.
    lockScroll: false,
    transitionProps: { duration: 120 },
    closeButtonProps: { 'aria-label': uiWords.close() },
    // The page has one banner; a dialog's title bar is none.
    attributes: { header: { role: 'presentation' } },
  };
}
