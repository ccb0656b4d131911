import { LANGUAGES, type Language } from '../../../common/ipc/settings.ts';
import { Choices } from './choices.tsx';
import rows from './rows.module.css';
import type { SectionProps } from './section-props.ts';
import { settingsWords as words } from './words.ts';

/** What the screen speaks; languages that are none stand apart. */
export function LanguageSection({ settings, onChange }: SectionProps) {
  const chosen = settings.language;
  const choose = (language: Language) => onChange({ language });
  const isForTranslators = FOR_TRANSLATORS.has(chosen);
  return (
    <>
      <Choices
        label={words.screenLanguage()}
        value={isForTranslators ? null : chosen}
        choices={LANGUAGES.filter((one) => !FOR_TRANSLATORS.has(one)).map(choiceOf)}
        onChoose={choose}
      />
      <Choices
        label={words.forTranslators()}
        description={words.forTranslatorsIs()}
        value={isForTranslators ? chosen : null}
        choices={LANGUAGES.filter((one) => FOR_TRANSLATORS.has(one)).map(choiceOf)}
        onChoose={choose}
      />
      <p className={rows.what}>{words.namesStay()}</p>
    </>
  );
}

const FOR_TRANSLATORS: ReadonlySet<Language> = new Set(['en-XA', 'ar-XB']);

function choiceOf(value: Language) {
  return { value, name: words.language(value), what: words.languageIs(value) };
}
