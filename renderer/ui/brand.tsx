import classes from './brand.module.css';

/** The mark, the name, and where we are. */
export function Brand({ account }: { account?: string }) {
  return (
    <h1 className={classes.brand}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 3.5v13M6 7v6M14 7v6M2.5 9.2v1.6M17.5 9.2v1.6" />
      </svg>
      Earshot
      {account !== undefined && <small>{account}</small>}
    </h1>
  );
}
