using System.Net;
using System.Text;
using Npgsql;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

/// <summary>Somebody of a partner with files in hand.</summary>
internal sealed class UploadVisit(HttpClient http, NpgsqlDataSource database)
{
    public const string Page = "/partner/uploads";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public HttpClient Http => http;

    public static async Task<UploadVisit> SignInAsync(TrackingApp app, string userName = "hkclerk") =>
        new(await app.SignInAsync(userName), app.Database);

    public async Task<HttpResponseMessage> PostAsync(string kind, byte[] file, string name = "parcels.csv", string? token = null)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? await http.FormTokenAsync(Page)), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(file), "file", name },
        };
        return await http.PostAsync(new Uri("/partner/uploads/files", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public Task<Guid> SendAsync(string kind, string text, string name = "parcels.csv") =>
        SendAsync(kind, Encoding.UTF8.GetBytes(text), name);

    public async Task<Guid> SendAsync(string kind, byte[] file, string name = "parcels.csv")
    {
        using var answer = await PostAsync(kind, file, name);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var place = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/partner/uploads/", place, StringComparison.Ordinal);
        return Guid.Parse(place.Split('/')[^1]);
    }

    public async Task OrderAsync(Guid upload, string handler)
    {
        using var answer = await http.PostFormAsync(Page, [], $"{Page}/{upload}?handler={handler}");
        Assert.Equal($"{Page}/{upload}", answer.Headers.Location?.OriginalString);
    }

    /// <summary>Sent, checked, done.</summary>
    public async Task<(Guid Id, Seen Seen)> RunAsync(string kind, byte[] file, string name = "parcels.csv")
    {
        var id = await SendAsync(kind, file, name);
        await SeeAsync(id, UploadState.Checked);
        await OrderAsync(id, "Run");
        return (id, await SeeAsync(id, UploadState.Done));
    }

    public Task<Seen> SeeAsync(Guid upload, params UploadState[] wanted) =>
        Eventually.SeeAsync(() => LookAsync(upload), seen => wanted.Contains(seen.State), Patience);

    public async Task<Seen> LookAsync(Guid upload)
    {
        await using var command = database.CreateCommand(
            """
            select state, rows_done, refusal, refused_word,
                   foreseen_created, foreseen_updated, foreseen_unchanged, foreseen_rejected,
                   found_created, found_updated, found_unchanged, found_rejected
            from partner_upload where upload_id = $1
            """);
        command.Parameters.Add(new() { Value = upload });
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        return new(
            (UploadState)row.GetInt16(0),
            row.GetInt32(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            (row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7)),
            (row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11)));
    }

    public async Task<string> ReadAsync(Guid upload, string behind = "", string language = "ru")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Page}/{upload}{behind}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The lines of rejected rows with their faults, by the whole of what the page lists.</summary>
    public async Task<IReadOnlyList<(int Line, string Fault, string? Field)>> BadAsync(Guid upload, bool isOfRun = true)
    {
        await using var command = database.CreateCommand(
            "select line, fault, field from partner_upload_bad_row where upload_id = $1 and is_of_run = $2 order by line");
        command.Parameters.Add(new() { Value = upload });
        command.Parameters.Add(new() { Value = isOfRun });
        var rows = new List<(int, string, string?)>();
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add((row.GetInt32(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        }

        return rows;
    }

    internal sealed record Seen(
        UploadState State,
        int RowsDone,
        string? Refusal,
        string? Word,
        (int Created, int Updated, int Unchanged, int Rejected) Foreseen,
        (int Created, int Updated, int Unchanged, int Rejected) Found);
}
