using System.Diagnostics;
using System.Globalization;

namespace PostalTracking.LocalPostgres;

/// <summary>PostgreSQL's <c>postmaster.pid</c>: who serves a data folder, and at which port. It outlives a killed server.</summary>
internal sealed record PostmasterFile(string Path, string Text, int ProcessId, int Port)
{
    // https://www.postgresql.org/docs/current/storage-file-layout.html
    private const int ProcessIdLine = 0;
    private const int PortLine = 3;

    /// <returns>null where there is none, or where it is only half written.</returns>
    public static PostmasterFile? Read(string dataFolder)
    {
        var path = System.IO.Path.Combine(dataFolder, "postmaster.pid");
        try
        {
            var text = File.ReadAllText(path);
            var lines = text.Split('\n');
            return lines.Length > PortLine
                && int.TryParse(lines[ProcessIdLine], CultureInfo.InvariantCulture, out var processId)
                && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
                    ? new(path, text, processId, port)
                    : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The server's process, or null if nobody or another program has its number now.</summary>
    public Process? FindServer() => FindProcess() is { } process && IsPostgres(process) ? process : null;

    /// <summary>
    /// After a restart of the machine the number may be another program's; PostgreSQL then believes that its server still runs.
    /// A number of nobody's is left to PostgreSQL, which also looks for the dead server's children.
    /// </summary>
    public void DeleteIfOfAnotherProgram()
    {
        using var process = FindProcess();
        if (process is not null && !IsPostgres(process))
        {
            File.Delete(Path);
        }
    }

    private static bool IsPostgres(Process process) => process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);

    private Process? FindProcess()
    {
        try
        {
            return Process.GetProcessById(ProcessId);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
