import { Choices } from './choices.tsx';
import type { SectionProps } from './section-props.ts';
import { settingsWords as words } from './words.ts';

/** Colours and density, applied as they are chosen. */
export function AppearanceSection({ settings, onChange }: SectionProps) {
  const { appearance, floor } = settings;
  return (
    <>
      <Choices
        label={words.colours()}
        value={appearance.colorScheme}
        choices={(['auto', 'dark', 'light'] as const).map((value) => ({
          value,
          name: words.colourScheme(value),
          what: words.colourSchemeIs(value),
        }))}
        onChoose={(colorScheme) => onChange({ appearance: { ...appearance, colorScheme } })}
      />
      <Choices
        label={words.density()}
        value={floor.density}
        choices={(['comfortable', 'compact'] as const).map((value) => ({
          value,
          name: words.densityOf(value),
          what: words.densityIs(value),
        }))}
        onChoose={(density) => onChange({ floor: { ...floor, density } })}
      />
    </>
  );
}
