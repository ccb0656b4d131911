import { createTheme } from '@mantine/core';

/** Mantine dressed in the console's own colours, which are defined once, in theme.css. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  primaryColor: 'blue',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, fz: 12 } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
  },
});
