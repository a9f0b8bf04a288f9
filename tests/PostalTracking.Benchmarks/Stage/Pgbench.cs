using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>The database's own measure: parcel and its events by a join, four clients, prepared.</summary>
internal static partial class Pgbench
{
    public static async Task<double> JoinAsync(string connectionString, int parcels, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            // The check digit of UPU S10, annex A, so that the number is the parcel's.
            await File.WriteAllTextAsync(
                script,
                $"""
                \set s random(10000000, {10_000_000 + parcels - 1})
                \set m (:s/10000000%10*8 + :s/1000000%10*6 + :s/100000%10*4 + :s/10000%10*2 + :s/1000%10*3 + :s/100%10*5 + :s/10%10*9 + :s%10*7) % 11
                \set c case when :m = 1 then 0 when :m = 0 then 5 else 11 - :m end
                select * from naive_shipment s join naive_event e using (track_number)
                where s.track_number = 'RA'::text || :s::text || :c::text || 'RU' order by e.occurred_at;

                """);
            var to = new NpgsqlConnectionStringBuilder(connectionString);
            var start = new ProcessStartInfo(
                "pgbench",
                [
                    "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!,
                    "-n", "-M", "prepared", "-c", "4", "-j", "2", "-T", $"{seconds}", "-f", script, to.Database!,
                ])
            {
                RedirectStandardOutput = true,
            };
            using var pgbench = Process.Start(start)!;
            var said = await pgbench.StandardOutput.ReadToEndAsync();
            await pgbench.WaitForExitAsync();
            return double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
