using System.Diagnostics;
using Npgsql;

namespace PostalTracking.LocalPostgres;

/// <summary>Makes, starts and stops the server of one folder by PostgreSQL's own programs. Called under <see cref="ClusterLock"/>.</summary>
internal sealed class ClusterServer(LocalClusterOptions options, ClusterFiles files, PostgresBinaries binaries, IReadOnlyList<string> asUser)
{
    public const string SuperUser = "postaltracking";

    // After kill -9 the server's children and its unburied process keep the data folder for up to a second, on a busy machine longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <returns>The port of the server, which may have been running already.</returns>
    public async Task<int> StartAsync(int? port, CancellationToken cancellationToken)
    {
        if (files.Version() is null)
        {
            await InitialiseAsync(cancellationToken);
        }

        var trying = Stopwatch.StartNew();
        while (true)
        {
            if (await FindRunningAsync(cancellationToken) is { } running)
            {
                return running;
            }

            PostmasterFile.Read(files.Data)?.DeleteIfOfAnotherProgram();
            var chosen = port ?? files.FreePort();
            files.WriteSettings(options, chosen);
            File.Delete(files.Log);
            if ((await ControlAsync(["start", "--log", files.Log, "--wait"], cancellationToken)).Succeeded)
            {
                return chosen;
            }

            if (trying.Elapsed > Patience)
            {
                throw new LocalPostgresException($"PostgreSQL did not start in {options.Folder}:{Environment.NewLine}{files.EndOfLog()}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var server = PostmasterFile.Read(files.Data)?.FindServer();
        if (server is null)
        {
            return;
        }

        var stopped = await ControlAsync(["stop", "--mode", "fast", "--wait", "--timeout", "20"], cancellationToken);
        if (!stopped.Succeeded && PostmasterFile.Read(files.Data)?.FindServer() is not null)
        {
            await ControlAsync(["stop", "--mode", "immediate", "--wait", "--timeout", "10"], cancellationToken);
        }
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        using var server = PostmasterFile.Read(files.Data)?.FindServer();
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync(cancellationToken);
        }
    }

    private async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(files.Data) is not { } file)
        {
            return null;
        }

        try
        {
            await using var connection = new NpgsqlConnection(ConnectionStrings.Administration(file.Port));
            await connection.OpenAsync(cancellationToken);

            // A dead server's port may be another cluster's by now: only ours can show this very file.
            await using var command = new NpgsqlCommand("select pg_read_file('postmaster.pid')", connection);
            return Equals(await command.ExecuteScalarAsync(cancellationToken), file.Text) ? file.Port : null;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private async Task InitialiseAsync(CancellationToken cancellationToken)
    {
        // ICU sorts and lower-cases Russian the same on every machine; the C library's locale does so on few.
        string[] line =
        [
            binaries["initdb"], "--pgdata", files.Unfinished, "--username", SuperUser, "--auth", "trust", "--data-checksums",
            "--encoding", "UTF8", "--locale-provider", "icu", "--icu-locale", "und", "--lc-messages", "C",
            .. OperatingSystem.IsLinux() ? ["--locale", "C.UTF-8"] : Array.Empty<string>(),
            .. options.Durable ? [] : new[] { "--no-sync" },
        ];
        var made = await Command.RunAsync([.. asUser, .. line], cancellationToken);
        if (!made.Succeeded)
        {
            throw new LocalPostgresException($"PostgreSQL could not make a cluster in {options.Folder}:{Environment.NewLine}{made.Output}");
        }

        files.Finish();
    }

    private Task<Command> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        Command.RunAsync([.. asUser, binaries["pg_ctl"], .. arguments, "--pgdata", files.Data], cancellationToken);
}
