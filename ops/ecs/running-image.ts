import type { Service } from "@aws-sdk/client-ecs";
import type { Session } from "../session";
import { appImage } from "./copy";
import { describeRevision } from "./revisions";

/** Address of the image that a service's copies are started with now, whoever deployed it. */
export async function runningImage(session: Session, { taskDefinition = "" }: Service): Promise<string> {
    return appImage((await describeRevision(session, taskDefinition)).taskDefinition);
}
