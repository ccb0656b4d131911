import { Button, CopyButton, Tabs } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import type { ViewedRequest } from '../../../common/request-views/request.ts';
import { type Tokens, textOf } from '../../../common/request-views/token.ts';
import { VIEWS, type View, viewsOf } from '../../../common/request-views/views.ts';
import classes from './request-view.module.css';
import { requestViewWords as words } from './words.ts';

interface RequestViewProps {
  readonly request: ViewedRequest;
}

/** The request that a form would make, in three ways of making it by hand, each copied with one click. */
export function RequestView({ request }: RequestViewProps) {
  const [view, setView] = useState<View>('curl');
  const title = useId();
  const views = useMemo(() => viewsOf(request), [request]);
  const tokens = views[view];
  return (
    <section className={classes.view} aria-labelledby={title}>
      <h3 id={title} className={classes.title}>
        {words.title()}
      </h3>
      <Tabs
        className={classes.tabs}
        value={view}
        keepMounted={false}
        onChange={(chosen) => setView(VIEWS.find((one) => one === chosen) ?? view)}
      >
        <div className={classes.head}>
          <Tabs.List aria-label={words.ways()} className={classes.list}>
            {VIEWS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {words.way(one)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <CopyButton value={textOf(tokens)}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={copied ? words.copied() : words.copy(view)}
                leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                onClick={copy}
              >
                {copied ? words.copied() : words.copyShort()}
              </Button>
            )}
          </CopyButton>
        </div>
        {VIEWS.map((one) => (
          <Tabs.Panel key={one} value={one} className={classes.panel}>
            <Code tokens={views[one]} label={words.way(one)} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <p className={classes.note}>
        {request.account.relay?.gateway === true && `${words.throughRelay()} `}
        {words.leftOut()}
      </p>
    </section>
  );
}

function Code({ tokens, label }: { tokens: Tokens; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: by the keyboard alone it could not be scrolled.
    <section className={classes.code} dir="ltr" tabIndex={0} aria-label={label}>
      <pre>
        {tokens.map(({ kind, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are its places.
          <span key={at} data-kind={kind === 'plain' ? undefined : kind}>
            {text}
          </span>
        ))}
      </pre>
    </section>
  );
}
