import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fromKeys } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { keyPrefix } from "./connection";
import { cacheUserName } from "./names";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each user. */
    user: aws.elasticache.User,
};

export interface CacheUsersArgs {
    readonly scope: AwsScope;
    /** Apps that use a Valkey cache, as `cacheConnections` is told their names. */
    readonly apps: readonly string[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: TransformsOf<typeof inner> | undefined;
}

/**
 * A user for each app, for all of its Valkey caches. IAM lets it in, with no password anywhere; it may use the keys and channels that
 * begin with the app's name, and no command that looks at others' or changes the server.
 *
 * Children: the users. They cost nothing.
 */
export class CacheUsers extends pulumi.ComponentResource {
    static readonly type = "platform:caches:Users";

    /** Ids by app. */
    readonly userIds: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, { scope, apps, transform }: CacheUsersArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CacheUsers.type, name, {}, withTransforms(inner, transform, opts));
        this.userIds = fromKeys(apps, (app) => {
            const userName = cacheUserName(scope.prefix, app);
            return new aws.elasticache.User(
                `${name}-${app}`,
                {
                    engine: "valkey",
                    userId: userName,
                    userName,
                    authenticationMode: { type: "iam" },
                    accessString: accessOf(app),
                },
                { parent: this },
            ).userId;
        });
        this.registerOutputs({ userIds: this.userIds, ...transformed(this) });
    }
}

/**
 * In the order in which the server says it back. Clients ask `INFO` whether the server is ready; it is among the dangerous
 * commands, as are those that see or empty the whole server.
 * @see https://valkey.io/topics/acl/
 */
function accessOf(app: string): string {
    const own = `${keyPrefix(app)}*`;
    return `on ~${own} &${own} +@all -@admin -@dangerous +info`;
}
