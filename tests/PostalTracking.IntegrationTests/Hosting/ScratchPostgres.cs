using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using PostalTracking.IntegrationTests.Hosting;

[assembly: Xunit.AssemblyFixture(typeof(ScratchPostgres))]

namespace PostalTracking.IntegrationTests.Hosting;

/// <summary>One throw-away PostgreSQL for the run.</summary>
public sealed class ScratchPostgres : IDisposable
{
    private const string Bin = "/usr/lib/postgresql/15/bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("pt-tests-").FullName;
    private readonly int _port = FreePort();
    private int _databases;

    public ScratchPostgres()
    {
        const string Locale = "-E UTF8 --locale-provider=icu --icu-locale=und --locale=C.UTF-8";
        Run($"{Bin}/initdb -D {_folder}/data -U postgres -A trust {Locale} --no-sync >/dev/null");

        var settings = $"-p {_port} -k {_folder} -c fsync=off -c max_connections=200";
        Run($"{Bin}/pg_ctl -D {_folder}/data -w -l {_folder}/log -o '{settings}' start >/dev/null");
    }

    public string Server => $"Host=127.0.0.1;Port={_port};Username=postgres;Timeout=5;Command Timeout=15";

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(Server);
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return $"{Server};Database={name}";
    }

    public void Dispose()
    {
        Run($"{Bin}/pg_ctl -D {_folder}/data -m immediate stop >/dev/null");
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses root; in a user namespace root is somebody.
    private static void Run(string command)
    {
        string[] outer = Environment.IsPrivilegedProcess ? ["unshare", "--user", "--map-user=1000"] : ["env"];
        using var process = Process.Start(new ProcessStartInfo(outer[0], [.. outer[1..], "sh", "-c", command]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
