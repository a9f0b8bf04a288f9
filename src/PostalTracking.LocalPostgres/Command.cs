using System.ComponentModel;
using System.Diagnostics;

namespace PostalTracking.LocalPostgres;

/// <summary>What a program of the machine answered: its exit code, and output and errors together.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    private const int NotStarted = 127;

    // A server started by pg_ctl may inherit our end of the pipes (Windows) and hold them open for as long as it runs.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    public bool Succeeded => ExitCode == 0;

    public static async Task<Command> RunAsync(IReadOnlyList<string> line, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // The caller's folder may be closed to the user the program runs as.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };

        // Variables such as PGDATA or PGPORT of the developer's own server are not meant for this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var said = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(CancellationToken.None),
                process.StandardError.ReadToEndAsync(CancellationToken.None));
            await process.WaitForExitAsync(cancellationToken);
            await Task.WhenAny(said, Task.Delay(LastWords, cancellationToken));
            return new(process.ExitCode, said.IsCompletedSuccessfully ? string.Concat(await said).Trim() : "");
        }
        catch (Win32Exception exception)
        {
            return new(NotStarted, exception.Message);
        }
    }
}
