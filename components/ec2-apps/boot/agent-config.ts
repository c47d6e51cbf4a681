export interface AgentConfigArgs {
    readonly logGroup: string;
    /** Paths of log files on the instance, with `*` where there are several. */
    readonly files: readonly string[];
}

/** What an instance does at its first boot: without it nobody sees why the app does not start. */
const bootLog = "/var/log/cloud-init-output.log";

/**
 * The CloudWatch agent's configuration: every file to a log stream of its own, memory and the root disk as metrics of the
 * scaling group in the namespace `CWAgent`.
 *
 * Memory has no other dimension than the group, so the agent publishes it once; the disk it would also publish by path.
 * Without `publish_multi_logs` only the newest file of a pattern is read.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function agentConfig({ logGroup, files }: AgentConfigArgs): string {
    const config = {
        metrics: {
            append_dimensions: { AutoScalingGroupName: "${aws:AutoScalingGroupName}" },
            aggregation_dimensions: [["AutoScalingGroupName"]],
            metrics_collected: {
                mem: { measurement: ["mem_used_percent"] },
                disk: {
                    resources: ["/"],
                    measurement: ["disk_used_percent"],
                    drop_device: true,
                    drop_original_metrics: ["disk_used_percent"],
                },
            },
        },
        logs: {
            logs_collected: {
                files: {
                    collect_list: [bootLog, ...files].map((path) => ({
                        file_path: path,
                        log_group_name: logGroup,
                        log_stream_name: `{instance_id}${path.replaceAll("*", "_")}`,
                        publish_multi_logs: true,
                    })),
                },
            },
        },
    };
    return JSON.stringify(config);
}
