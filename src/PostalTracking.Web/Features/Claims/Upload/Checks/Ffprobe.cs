using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Upload.Content;

namespace PostalTracking.Web.Features.Claims.Upload.Checks;

/// <summary>
/// Lets ffprobe read a film, in a jail: a limit of time and memory, no file written, no network where the system allows to take it
/// away. Where program or jail are not there, what we saw ourselves has to do.
/// </summary>
internal sealed partial class Ffprobe(IOptions<EvidenceOptions> options, ILogger<Ffprobe> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Limits = ["--cpu=20", "--as=2147483648", "--fsize=0", "--nofile=64", "--core=0"];

    private readonly Lazy<Task<string[]?>> _jail = new(() => FindJailAsync(options.Value.Ffprobe));

    /// <summary>What it says; null where it can't be asked.</summary>
    public async Task<FileLook?> LookAsync(string path, CancellationToken cancellationToken)
    {
        if (await _jail.Value is not { } jail)
        {
            return null;
        }

        string[] question =
        [
            "-v", "error", "-protocol_whitelist", "file", "-of", "json",
            "-show_entries", "format=duration:stream=codec_type,duration", $"file:{path}",
        ];
        var (exit, said) = await RunAsync([.. jail, options.Value.Ffprobe, .. question], cancellationToken);
        if (exit == 0 && HasPicture(said, out var seconds))
        {
            return new(null, Duration: seconds);
        }

        LogRefused(exit);
        return new(Verdicts.Damaged);
    }

    private static bool HasPicture(string said, out int? seconds)
    {
        seconds = null;
        using var answer = JsonDocument.Parse(said.Length > 0 ? said : "{}");
        if (answer.RootElement.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var duration)
            && double.TryParse(duration.GetString(), CultureInfo.InvariantCulture, out var length) && length is >= 1 and < 1_000_000)
        {
            seconds = (int)length;
        }

        return answer.RootElement.TryGetProperty("streams", out var streams) && streams.EnumerateArray().Any(stream =>
            stream.TryGetProperty("codec_type", out var type) && type.GetString() == "video");
    }

    // The strictest that this system lets us build around the program itself.
    private static async Task<string[]?> FindJailAsync(string program)
    {
        string[][] jails = [["unshare", "--net", "--map-root-user", "--", "prlimit", .. Limits, "--"], ["prlimit", .. Limits, "--"]];
        foreach (var jail in jails)
        {
            if ((await RunAsync([.. jail, program, "-version"], CancellationToken.None)).Exit == 0)
            {
                return jail;
            }
        }

        return null;
    }

    private static async Task<(int Exit, string Said)> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing of ours: connection strings stand in the environment.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var complaints = process.StandardError.ReadToEndAsync(limit.Token);
                var said = await process.StandardOutput.ReadToEndAsync(limit.Token);
                await complaints;
                await process.WaitForExitAsync(limit.Token);
                return (process.ExitCode, said);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return (-1, "");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }

    [LoggerMessage(LogLevel.Information, "ffprobe refuses a film, exit code {Exit}")]
    private partial void LogRefused(int exit);
}
