using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Benchmarks;

/// <summary>
/// The desk among ten thousand open claims and ten times as many closed: how long a page takes, how many statements it costs.
/// </summary>
internal static partial class DeskQueues
{
    private const string Consultant = "smirnov";

    public static async Task<int> RunAsync(Size size)
    {
        var (open, closed, times) = (size.Of("open", 10_000), size.Of("closed", 100_000), size.Of("times", 100));
        await using var database = await BenchDatabase.StartAsync(countsStatements: true);
        await using var app = await AppProcess.StartAsync(database.ConnectionString);
        await PolicyStock.FillAsync(database, open + closed, waiting: 0);
        await ClaimStock.FillAsync(database, open, closed);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        await SignInAsync(http);

        var pages = new (string What, string Path)[]
        {
            ("the queue", "/desk"),
            ("mine", "/desk?who=mine"),
            ("late, by video, a region", "/desk?due=late&lane=video&region=62"),
            ("what is on hold, the last of all", "/desk?status=OnHold"),
        };
        var rows = new List<object[]>();
        var isSlow = false;
        foreach (var (what, path) in pages)
        {
            var (took, statements) = await MeasureAsync(http, database, path, times);
            var p95 = Report.Percentile(took, 0.95);
            isSlow |= p95 > 200;
            rows.Add([what, Report.Median(took), p95, statements]);
        }

        Report.Print(
            $"The desk: {open:N0} open and {closed:N0} closed claims, each page {times} times, one after the other",
            ["", "p50, ms", "p95, ms (goal < 200)", "statements"],
            rows);
        return isSlow ? 1 : 0;
    }

    private static async Task<(List<double> Milliseconds, double Statements)> MeasureAsync(
        HttpClient http, BenchDatabase database, string path, int times)
    {
        const string calls = "select coalesce(sum(calls), 0)::bigint from pg_stat_statements where query not like '%pg_stat_statements%'";
        for (var i = 0; i < 5; i++)
        {
            await ReadAsync(http, path);
        }

        var before = await database.ValueAsync<long>(calls);
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ReadAsync(http, path);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (took, (double)(await database.ValueAsync<long>(calls) - before) / times);
    }

    private static async Task ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        }

        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task SignInAsync(HttpClient http)
    {
        await PostAsync(http, "/staff", new() { ["UserName"] = Consultant, ["Password"] = DemoStaff.Password });
        var secret = Totp.FromBase32(DemoStaff.All.Single(account => account.UserName == Consultant).TotpSecret);
        await PostAsync(http, "/staff/code", new() { ["Code"] = Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())) });
    }

    private static async Task PostAsync(HttpClient http, string page, Dictionary<string, string> fields)
    {
        var markup = await http.GetStringAsync(new Uri(page, UriKind.Relative));
        fields["__RequestVerificationToken"] = FormToken.Match(markup).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(page, UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }
}
