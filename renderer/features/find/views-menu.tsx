import { Menu, UnstyledButton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type SavedView, viewShown } from '../../../common/floor/saved-view.ts';
import { useFloorLook, useLocal, useStores } from '../../store/stores.tsx';
import classes from './find-bar.module.css';
import { ManageViewsDialog } from './manage-views-dialog.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { findWords } from './words.ts';

/** Ways to look at the floor that were given a name. */
export function ViewsMenu() {
  const { look } = useStores();
  const views = useLocal((state) => state.settings?.settings.views) ?? NO_VIEWS;
  const shown = useFloorLook((state) => viewShown(views, state));
  const [asking, setAsking] = useState<'save' | 'manage' | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  function ask(what: 'save' | 'manage'): void {
    // The item goes away with the menu: a dialog gives the focus back to what had it last.
    button.current?.focus();
    setAsking(what);
  }

  return (
    <>
      <Menu position="bottom-end" width={240} transitionProps={{ duration: 100 }}>
        <Menu.Target>
          <UnstyledButton ref={button} className={classes.tool}>
            <IconBookmark size={15} aria-hidden />
            {shown === undefined ? (
              findWords.views()
            ) : (
              <bdi className={classes.viewName}>{findWords.viewsOf(shown.name)}</bdi>
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {views.length === 0 ? findWords.noViews() : findWords.savedViews()}
          </Menu.Label>
          <Menu.RadioGroup
            value={shown?.id ?? null}
            onChange={(id) => {
              const view = views.find((one) => one.id === id);
              if (view !== undefined) look.show(view);
            }}
          >
            {views.map(({ id, name }) => (
              <Menu.RadioItem key={id} value={id} closeMenuOnClick>
                <bdi>{name}</bdi>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item onClick={() => ask('save')}>{findWords.save()}</Menu.Item>
          <Menu.Item disabled={views.length === 0} onClick={() => ask('manage')}>
            {findWords.manage()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveViewDialog isOpen={asking === 'save'} views={views} onClose={() => setAsking(null)} />
      <ManageViewsDialog
        isOpen={asking === 'manage'}
        views={views}
        onClose={() => setAsking(null)}
      />
    </>
  );
}

const NO_VIEWS: readonly SavedView[] = [];
