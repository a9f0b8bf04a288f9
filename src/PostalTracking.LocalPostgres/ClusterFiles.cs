using System.Globalization;

namespace PostalTracking.LocalPostgres;

/// <summary>What lies in a cluster's folder: data, log, our settings, the port to come back to.</summary>
internal sealed class ClusterFiles(string folder)
{
    private const string SettingsFile = "local.conf";
    private const string UnfinishedPrefix = "unfinished-";

    private readonly string _portFile = Path.Combine(folder, "port");

    public string Data { get; } = Path.Combine(folder, "data");

    public string Log { get; } = Path.Combine(folder, "postgres.log");

    /// <summary>
    /// initdb fills this one, which then becomes <see cref="Data"/> in one step: a half-made cluster is never taken for one.
    /// A name for each attempt, since the initdb of a killed process writes on.
    /// </summary>
    public string Unfinished { get; } = Path.Combine(folder, UnfinishedPrefix + Guid.NewGuid().ToString("N"));

    /// <returns>null where no cluster has been made yet.</returns>
    public int? Version() =>
        File.Exists(Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    public void DeleteUnfinished()
    {
        foreach (var unfinished in Directory.EnumerateDirectories(folder, UnfinishedPrefix + "*"))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            // Somebody is writing there still: left to the next start.
            catch (IOException)
            {
            }
        }
    }

    public void Finish()
    {
        File.AppendAllText(Path.Combine(Unfinished, "postgresql.conf"), $"\ninclude = '{SettingsFile}'\n");
        Directory.Move(Unfinished, Data);
        DeleteUnfinished();
    }

    public void WriteSettings(LocalClusterOptions options, int port)
    {
        File.WriteAllText(_portFile, port.ToString(CultureInfo.InvariantCulture));
        var settings = ClusterSettings.Of(options, port).Select(s => $"{s.Name} = '{s.Value.Replace(@"\", @"\\").Replace("'", "''")}'");
        File.WriteAllLines(Path.Combine(Data, SettingsFile), settings);
    }

    /// <summary>The port of the last run while it is free, so that tools a developer has connected find the cluster again.</summary>
    public int FreePort()
    {
        var last = File.Exists(_portFile) && int.TryParse(File.ReadAllText(_portFile), CultureInfo.InvariantCulture, out var port) ? port : 0;
        return last > 0 && LoopbackPort.IsFree(last) ? last : LoopbackPort.Free();
    }

    public string EndOfLog() => File.Exists(Log) ? string.Join(Environment.NewLine, File.ReadLines(Log).TakeLast(12)) : "";
}
