import type { StackDraft } from "../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { loadBalancers } from "./block";
import { checkConditions, checkLoadBalancer } from "./route-checks";
import {
    usualHealthCheck,
    type AppRoute,
    type HealthAsked,
    type InternalRoute,
    type SignedRoute,
} from "./route-schema";
import { checkSignIn } from "./sign-in/checks";

/** What a service or an EC2 app says of its routes and of how they reach it. */
interface RoutedApp extends HealthAsked {
    readonly public?: AppRoute | undefined;
    readonly internal?: InternalRoute | undefined;
    readonly slowAfterSeconds: number;
    readonly stickinessSeconds: number;
}

/** The routes of a service or an EC2 app, but for their hosts. `path` is the app's; `copies` says how many it has at most, by which key. */
export function* checkAppRoutes(
    draft: StackDraft,
    path: KeyPath,
    app: RoutedApp,
    copies: { readonly key: string; readonly most: number },
): Iterable<ConfigProblem> {
    if (app.public !== undefined) {
        yield* checkPublicRoute(draft, [...path, "public"], app.public);
    }
    if (app.internal !== undefined) {
        yield* checkLoadBalancer(draft, [...path, "internal"], app.internal.loadBalancer, "internal");
    }
    yield* checkSlowness(draft, path, app);
    yield* checkProtocolVersion(path, app);
    // A cookie that binds browsers to a copy has no use where there is one.
    if (app.stickinessSeconds > 0 && copies.most === 1) {
        const allowed = `0 with ${copies.key} 1: there is no other copy that requests could go to`;
        yield invalid([...path, "stickinessSeconds"], app.stickinessSeconds, allowed, "Remove it from");
    }
}

/** A route on an internet-facing load balancer, but for its hosts. `path` is the route's. */
export function* checkPublicRoute(
    draft: StackDraft,
    path: KeyPath,
    route: SignedRoute & Pick<AppRoute, "maintenance">,
): Iterable<ConfigProblem> {
    yield* checkLoadBalancer(draft, path, route.loadBalancer, "internet-facing");
    yield* checkConditions(path, route);
    yield* checkSignIn(draft, path, route);
}

/** A load balancer gives a request up after its idle timeout, so no answer is ever slower. `path` is the app's. */
function* checkSlowness(draft: StackDraft, path: KeyPath, app: RoutedApp): Iterable<ConfigProblem> {
    const { slowAfterSeconds } = app;
    for (const name of [app.public, app.internal].flatMap((route) => route?.loadBalancer ?? [])) {
        const { idleTimeoutSeconds } = draft.block(loadBalancers)[name] ?? {};
        if (idleTimeoutSeconds !== undefined && slowAfterSeconds >= idleTimeoutSeconds) {
            const allowed = `less than ${idleTimeoutSeconds}, the idleTimeoutSeconds of load balancer ${name}, or 0 for no alarm`;
            yield invalid([...path, "slowAfterSeconds"], slowAfterSeconds, allowed);
        }
    }
}

/** A method of gRPC as a path. */
const grpcMethod = /^\/[\w.]+\/\w+$/;
const grpcCode = /^[0-9]{1,2}\b/;

/** What an app that speaks gRPC or HTTP/2 can have of its routes. `path` is the app's. */
function* checkProtocolVersion(path: KeyPath, app: RoutedApp): Iterable<ConfigProblem> {
    const { protocolVersion: version, healthCheck } = app;
    const at = [...path, "healthCheck"];
    if (healthCheck.matcher !== undefined && grpcCode.test(healthCheck.matcher) !== (version === "GRPC")) {
        const codes = version === "GRPC" ? "codes of gRPC, 0 to 99, such as 0" : "HTTP codes such as 200 or 200-299";
        yield invalid([...at, "matcher"], healthCheck.matcher, `${codes}, with protocolVersion ${version}`);
    }
    if (version === "GRPC" && healthCheck.path !== undefined && !grpcMethod.test(healthCheck.path)) {
        const allowed = `a method such as ${usualHealthCheck.GRPC.path}, with protocolVersion GRPC`;
        yield invalid([...at, "path"], healthCheck.path, allowed);
    }
    const place = [...path, "protocolVersion"];
    if (version === "GRPC" && app.internal !== undefined) {
        yield invalid(
            place,
            version,
            "HTTP1 or HTTP2 with internal, whose path no client of gRPC puts before its methods",
        );
    }
    if (version !== "HTTP1" && app.public?.signIn !== undefined) {
        yield invalid(
            place,
            version,
            "HTTP1 with signIn: of other versions AWS takes no rule that does more than forward",
        );
    }
}
