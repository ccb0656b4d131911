import { Gauge, type Registry } from 'prom-client';
import type { Audit } from './audit.ts';

/** Whether somebody has to look: a log that cannot be written hinders nobody, so nobody else tells. */
export function addAuditMetrics(registry: Registry, audit: Audit): void {
  new Gauge({
    name: 'earshot_audit_failing',
    help: '1 while the audit log cannot be written, otherwise 0',
    registers: [registry],
    collect() {
      this.set(audit.trouble() === null ? 0 : 1);
    },
  });
}
