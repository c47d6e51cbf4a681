import { planOf } from "../support/plans";
import type { Plan } from "@platform/analysis/plan";
import { HEADER, NOTE, TITLE, widthOf } from "@platform/analysis/diagram/measure";
import type { Rectangle } from "@platform/analysis/diagram/blocks";
import { drawingOf, flatten } from "@platform/analysis/diagram/drawing";
import { placeScenes } from "@platform/analysis/diagram/picture";
import { scenesOf } from "@platform/analysis/diagram/scenes";
import type { Box, Drawing } from "@platform/analysis/diagram/model";
import type { Placement } from "@platform/analysis/diagram/elk-result";

/** A drawing with its coordinates. */
export interface Laid {
    readonly drawing: Drawing;
    readonly placement: Placement;
}

const laid = new WeakMap<Plan, Promise<Laid>>();

/** Once for each plan, as laying out takes its time: nobody may change what is laid. */
export function lay(plan: Plan): Promise<Laid> {
    const laying = laid.get(plan) ?? layAnew(plan);
    laid.set(plan, laying);
    return laying;
}

async function layAnew(plan: Plan): Promise<Laid> {
    const drawing = drawingOf(plan);
    return { drawing, placement: await placeScenes(scenesOf(drawing)) };
}

/** Titles of pairs of boxes that overlap though neither is in the other. */
export function overlaps({ drawing, placement }: Laid): string[] {
    const around = framesOf(drawing.boxes);
    const all = flatten(drawing.boxes);
    return all.flatMap((a, at) =>
        all.slice(at + 1).flatMap((b) => {
            if (around.get(a.id)?.has(b.id) === true || around.get(b.id)?.has(a.id) === true) return [];
            const [one, other] = [placement.boxes.get(a.id), placement.boxes.get(b.id)];
            if (one === undefined || other === undefined) return [`${a.title} or ${b.title} is nowhere`];
            return overlap(one, other) ? [`${a.title} and ${b.title}`] : [];
        }),
    );
}

/** Boxes that stick out of the frame around them, or of the picture. */
export function outside({ drawing, placement }: Laid): string[] {
    const whole = { x: 0, y: 0, width: placement.width, height: placement.height };
    const check = (box: Box, frame: Rectangle): string[] => {
        const place = placement.boxes.get(box.id);
        if (place === undefined) return [`${box.title} is nowhere`];
        const inner = [...(box.children ?? []), ...(box.grid ?? [])].flatMap((one) => check(one, place));
        return isIn(place, frame) ? inner : [box.title, ...inner];
    };
    return drawing.boxes.flatMap((box) => check(box, whole));
}

/** Lines that run over a node where they neither begin nor end. */
export function crossings({ drawing, placement }: Laid): string[] {
    const nodes = flatten(drawing.boxes).filter(({ children, grid }) => children === undefined && grid === undefined);
    return placement.links.flatMap(({ link, points }) =>
        nodes
            .filter(({ id }) => id !== link.from && id !== link.to)
            .filter(({ id }) => {
                const place = placement.boxes.get(id);
                return points.slice(1).some((point, at) => {
                    const before = points[at];
                    if (before === undefined || place === undefined) return false;
                    const x = Math.min(before.x, point.x);
                    const y = Math.min(before.y, point.y);
                    const size = { width: Math.abs(before.x - point.x), height: Math.abs(before.y - point.y) };
                    return overlap({ x, y, ...size }, place);
                });
            })
            .map(({ title }) => `${link.kind} ${link.from.split("::").at(-1) ?? ""} over ${title}`),
    );
}

/** Lines that run on top of one another for a while. */
export function doubled({ placement }: Laid): string[] {
    const parts = placement.links.flatMap(({ link, points }) =>
        points.slice(1).flatMap((b, at) => {
            const a = points[at];
            const name = `${link.kind} from ${link.from.split("::").at(-1) ?? ""}`;
            return a === undefined ? [] : [{ link, name, a, b }];
        }),
    );
    const shared = (from: number, to: number, other: number, end: number): number =>
        Math.min(Math.max(from, to), Math.max(other, end)) - Math.max(Math.min(from, to), Math.min(other, end));
    return parts.flatMap((one, at) =>
        parts.slice(at + 1).flatMap((two) => {
            if (one.link === two.link) return [];
            const upright = one.a.x === one.b.x && two.a.x === two.b.x && Math.abs(one.a.x - two.a.x) < 2;
            const level = one.a.y === one.b.y && two.a.y === two.b.y && Math.abs(one.a.y - two.a.y) < 2;
            const length = upright
                ? shared(one.a.y, one.b.y, two.a.y, two.b.y)
                : level
                  ? shared(one.a.x, one.b.x, two.a.x, two.b.x)
                  : 0;
            return length > 2 ? [`${one.name} and ${two.name}`] : [];
        }),
    );
}

/** Clusters through whose title or note a line runs. */
export function struckClusters({ drawing, placement }: Laid): string[] {
    return flatten(drawing.boxes)
        .filter(({ kind }) => kind === "cluster")
        .filter((box) => {
            const place = placement.boxes.get(box.id);
            if (place === undefined) return false;
            const note = box.note === undefined ? 0 : 10 + widthOf(box.note, NOTE);
            const end = place.x + 12 + widthOf(box.title, TITLE) + note;
            return placement.links.some(({ points }) =>
                points.slice(1).some((b, at) => {
                    const a = points[at];
                    const isUpright = a?.x === b.x && b.x > place.x + 12 && b.x < end;
                    const baseline = place.y + HEADER / 2;
                    return isUpright && Math.min(a.y, b.y) < baseline && Math.max(a.y, b.y) > baseline;
                }),
            );
        })
        .map(({ title }) => title);
}

/** Lines that step up, a little sideways, and down again. */
export function hooks({ placement }: Laid): string[] {
    return placement.links.flatMap(({ link, points }) =>
        points.slice(3).flatMap((d, at) => {
            const [a, b, c] = points.slice(at);
            if (a === undefined || b === undefined || c === undefined) return [];
            const isHook = b.y < a.y && c.y === b.y && d.y > c.y && Math.abs(c.x - b.x) < 16;
            return isHook ? [`${link.kind} from ${link.from.split("::").at(-1) ?? ""}`] : [];
        }),
    );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
    const slack = 0.5;
    return (
        a.x + a.width > b.x + slack &&
        b.x + b.width > a.x + slack &&
        a.y + a.height > b.y + slack &&
        b.y + b.height > a.y + slack
    );
}

function isIn(a: Rectangle, b: Rectangle): boolean {
    return (
        a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width + 1 && a.y + a.height <= b.y + b.height + 1
    );
}

/** The ids of everything in each frame. */
function framesOf(boxes: readonly Box[]): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map(
        flatten(boxes).map((box) => [
            box.id,
            new Set([...flatten(box.children ?? []), ...(box.grid ?? [])].map(({ id }) => id)),
        ]),
    );
}

/** A small stack of another kind than ours: functions, databases, a file system, instances behind a load balancer. */
export function otherPlan(): Plan {
    return planOf((stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "door", { vpcId: vpc.ref() });
        const table = stack.add("aws:ec2/routeTable:RouteTable", "out", {
            vpcId: vpc.ref(),
            routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.ref() }],
        });
        const subnets = ["a", "b", "c"].map((zone, at) => {
            const subnet = stack.add("aws:ec2/subnet:Subnet", `net-${zone}`, {
                ...{ vpcId: vpc.ref(), availabilityZone: `eu-west-1${zone}`, cidrBlock: `10.0.${at}.0/24` },
            });
            stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", `way-${zone}`, {
                ...{ subnetId: subnet.ref(), routeTableId: table.ref() },
            });
            return subnet;
        });
        const ids = subnets.map((subnet) => subnet.ref());
        const open = stack.add("aws:ec2/securityGroup:SecurityGroup", "open", {
            vpcId: vpc.ref(),
            ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
        });
        const inner = stack.add("aws:ec2/securityGroup:SecurityGroup", "inner", {
            vpcId: vpc.ref(),
            ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [open.ref()] }],
        });
        const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "front", {
            ...{ internal: false, loadBalancerType: "application", subnets: ids, securityGroups: [open.ref()] },
        });
        const targets = stack.add("aws:lb/targetGroup:TargetGroup", "targets", { vpcId: vpc.ref(), protocol: "HTTP" });
        stack.add("aws:lb/listener:Listener", "https", {
            ...{ loadBalancerArn: balancer.ref("arn"), port: 443 },
            defaultActions: [{ type: "forward", targetGroupArn: targets.ref("arn") }],
        });
        stack.add("aws:autoscaling/group:Group", "web", {
            ...{ minSize: 3, maxSize: 3, vpcZoneIdentifiers: ids, targetGroupArns: [targets.ref("arn")] },
        });
        stack.add("aws:lambda/function:Function", "hook", {
            vpcConfig: { subnetIds: ids, securityGroupIds: [open.ref()] },
        });
        stack.add("aws:lambda/function:Function", "cron", {});
        const group = stack.add("aws:rds/subnetGroup:SubnetGroup", "db", { subnetIds: ids });
        stack.add("aws:rds/instance:Instance", "orders", {
            ...{ engine: "postgres", dbSubnetGroupName: group.ref("name"), vpcSecurityGroupIds: [inner.ref()] },
        });
        stack.add("aws:efs/mountTarget:MountTarget", "share", { subnetId: ids[1], securityGroups: [inner.ref()] });
        stack.add("aws:dynamodb/table:Table", "sessions", {});
        stack.add("aws:s3/bucket:Bucket", "receipts", {});
    });
}
