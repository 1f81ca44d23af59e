export class HealthResponse {
  status!: 'ok';
  /** Of cxpay. */
  version!: string;
  database!: 'sqlite' | 'postgres';
}
