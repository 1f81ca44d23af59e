import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

import { ACCESS } from './declared-access.js';

/** A route that does not say who may use it. It is a bug, and nothing is served before it is mended. */
export class UndeclaredRoutes extends Error {
  constructor(readonly routes: readonly string[]) {
    super(`routes without @Requires(…) or @OpenToAll(): ${routes.join(', ')}`);
  }
}

/** Looks at every route before the server starts. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery
      .getControllers()
      .flatMap(({ instance, name }) => this.undeclared(instance, String(name)));
    if (undeclared.length > 0) throw new UndeclaredRoutes(undeclared);
  }

  private undeclared(controller: unknown, name: string): string[] {
    if (typeof controller !== 'object' || controller === null) return [];
    const methods = controller as Record<string, (...all: unknown[]) => unknown>;
    return this.scanner.getAllMethodNames(Object.getPrototypeOf(controller) as object).flatMap((method) => {
      const handler = methods[method];
      if (!handler || this.reflector.get<unknown>(PATH_METADATA, handler) === undefined) return [];
      if (this.reflector.get<unknown>(ACCESS, handler) !== undefined) return [];
      const verb = RequestMethod[this.reflector.get<RequestMethod>(METHOD_METADATA, handler)];
      return [`${verb} of ${name}.${method}`];
    });
  }
}
