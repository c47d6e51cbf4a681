import type { DeployedService } from "../components/ecs/service/variants";
import { coversPattern } from "../components/load-balancing/path-pattern";
import { healthQuestion } from "../components/load-balancing/route-schema";

/** What strangers get who ask for an app's health. */
export interface HealthAnswer {
    readonly path: string;
    /** HTTP codes as load balancers have them; undefined where strangers have to speak gRPC. */
    readonly matcher: string | undefined;
}

export function healthAnswer(service: DeployedService): HealthAnswer {
    const { path, matcher } = healthQuestion(service);
    const { paths = [], maintenance, signIn } = service.public ?? {};
    if (service.protocolVersion === "GRPC") {
        return { path, matcher: undefined };
    }
    if (paths.length > 0) {
        // Where only some paths lead to the app, that of its health may not.
        return { path, matcher: maintenance === undefined ? "200-499" : "200-503" };
    }
    const isOpen = signIn === undefined || signIn.except.some((pattern) => coversPattern(pattern, path));
    return { path, matcher: maintenance !== undefined ? "503" : isOpen ? matcher : "302" };
}
