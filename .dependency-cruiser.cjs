/** The architecture as rules that a tool checks: data and imports go one way, and the engine knows nobody. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'engine-imports-nothing-outward',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^(src|migrations|scripts|bench|test)/', pathNot: '^src/engine/' },
    },
    {
      name: 'engine-knows-no-framework',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'engine-does-no-io',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'nothing-imports-the-doors',
      comment: 'The command line and main.ts are doors: they call in, nobody calls them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|main)' },
      to: { path: '^src/(cli/|main)' },
    },
    {
      name: 'services-know-no-controllers',
      severity: 'error',
      from: { path: '^src/', pathNot: '(^src/routes\\.module\\.ts$|\\.controller\\.ts$)' },
      to: { path: '\\.controller\\.ts$' },
    },
    {
      name: 'services-load-without-the-door-over-http',
      comment: 'A command starts in two thirds of the time without what requests and their description need.',
      severity: 'error',
      from: { path: '^src/app\\.module\\.ts$' },
      to: { path: '(node_modules/@nestjs/swagger/|\\.controller\\.ts$)', reachable: true },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'pages-and-server-meet-over-http',
      comment: 'The pages know of the server what openapi.json says, from which their types are generated.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|migrations|scripts|bench|test)/' },
    },
    {
      name: 'nothing-imports-the-pages',
      severity: 'error',
      from: { pathNot: '^(web|test/web)/' },
      to: { path: '^web/' },
    },
    {
      name: 'product-runs-without-development-packages',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: { path: '^(src|web|migrations|scripts|bench)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(src|web)/', pathNot: '^(src/main|web/vite.config|.*\\.d\\.ts$)' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
