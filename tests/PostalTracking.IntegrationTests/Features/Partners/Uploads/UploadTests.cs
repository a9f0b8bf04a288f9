using System.Net;
using System.Text;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

public sealed class UploadTests(UploadApp house) : IClassFixture<UploadApp>
{
    [Fact]
    public async Task Three_thousand_parcels_with_37_mistakes_are_tried_then_done_then_known()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var (file, badLines) = ParcelFile.Make(3_000, 37, serial: 1_000_000);
        var before = await ShipmentsAsync();

        var upload = await visit.SendAsync("Shipments", file);
        var tried = await visit.SeeAsync(upload, UploadState.Checked);

        Assert.Equal((2_963, 0, 0, 37), tried.Foreseen);
        Assert.Equal(before, await ShipmentsAsync());
        Assert.Equal(badLines, (await visit.BadAsync(upload, isOfRun: false)).Select(row => row.Line));

        await visit.OrderAsync(upload, "Run");
        var done = await visit.SeeAsync(upload, UploadState.Done);

        Assert.Equal((2_963, 0, 0, 37), done.Found);
        Assert.Equal(before + 2_963, await ShipmentsAsync());
        var bad = await visit.BadAsync(upload);
        Assert.Equal(badLines, bad.Select(row => row.Line));
        Assert.Equal(
            ["srm-value", "srm-number", "srm-origin", "srm-destination", "malformed-track-number", "repeated-in-request"],
            bad.Take(6).Select(row => row.Fault));
        Assert.Equal(
            ["orderValue", "trackNumber", "origin", "destination", "trackNumber", "trackNumber"], bad.Take(6).Select(row => row.Field));
        await ReadModelCheck.HoldsAsync(house.App.ConnectionString);

        var (again, known) = await visit.RunAsync("Shipments", file);
        Assert.Equal((0, 0, 2_963, 37), known.Foreseen);
        Assert.Equal((0, 0, 2_963, 37), known.Found);
        Assert.Equal(before + 2_963, await ShipmentsAsync());
        Assert.Contains("Этот самый файл уже загружали", await visit.ReadAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_upload_changes_is_said_beforehand()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        await visit.RunAsync(
            "Shipments", Encoding.UTF8.GetBytes(ParcelFile.Header + ParcelFile.Good(1_100_001) + ParcelFile.Good(1_100_002)));

        var (_, seen) = await visit.RunAsync(
            "Shipments",
            Encoding.UTF8.GetBytes(
                ParcelFile.Header + ParcelFile.Good(1_100_001) + ParcelFile.Good(1_100_002, "25.00") + ParcelFile.Good(1_100_003)));

        Assert.Equal((1, 1, 1, 0), seen.Foreseen);
        Assert.Equal((1, 1, 1, 0), seen.Found);
    }

    public static TheoryData<string, string, string> Tables => new()
    {
        { "utf-8", "Номер;Услуга;Страна отправления;Куда;Индекс;Сумма заказа, USD;Отправитель\r\n", ";" },
        { "utf-8 bom", "sender name\tOrder value\tTRACK_NUMBER\tservice\torigin\n", "\t" },
        { "windows-1251", "Номер отправления;услуга;откуда;куда;индекс получателя;стоимость заказа;отправитель\r\n", ";" },
        { "utf-8", "sep=;\r\ntrackNumber;service;origin;destination;destinationPostalCode;orderValue;sender.name\r\n", ";" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Tables_are_read_as_spreadsheets_write_them(string encoding, string header, string divider)
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var serial = 1_200_000 + (Math.Abs(StringComparer.Ordinal.GetHashCode(header)) % 90_000);
        var number = ParcelFile.Number(serial);
        const string sender = "ООО «Лавка»; \"у моста\"\nдом 5";
        var quoted = $"\"{sender.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        string[] cells = header.StartsWith("sender", StringComparison.Ordinal)
            ? [quoted, "2,01", number, "srm", "HK"]
            : [number, "srm", "HK", "RU", "390000", "2,01", quoted];
        var text = header + string.Join(divider, cells);
        byte[] file = encoding switch
        {
            "windows-1251" => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text),
            "utf-8 bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };

        var (_, seen) = await visit.RunAsync("Shipments", file);

        Assert.Equal((1, 0, 0, 0), seen.Found);
        Assert.Equal(sender, await house.App.ValueAsync<string>("select sender_name from shipment where track_number = $1", number));
        Assert.Equal(201L, await house.App.ValueAsync<long>("select order_value from shipment where track_number = $1", number));
    }

    [Fact]
    public async Task Lines_of_JSON_go_by_the_rules_of_the_API()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var text = string.Join('\n',
            $$$"""{"trackNumber":"{{{ParcelFile.Number(1_300_001)}}}","service":"srm","orderValue":{"amount":201,"currency":"USD"}}""",
            "",
            """{"trackNumber":"ZA000000005HK","service":"srm","orderValue":{"amount":200,"currency":"USD"}}""",
            "{not json",
            """{"trackNumber":7}""",
            "[]");

        var (upload, seen) = await visit.RunAsync("Shipments", Encoding.UTF8.GetBytes(text), "parcels.ndjson");

        Assert.Equal((1, 0, 0, 4), seen.Found);
        Assert.Equal(
            [(3, "srm-value"), (4, "malformed-line"), (5, "malformed-line"), (6, "malformed-line")],
            (await visit.BadAsync(upload)).Select(row => (row.Line, row.Fault)));
    }

    [Fact]
    public async Task Events_are_stored_once_however_often_they_stand_in_the_file()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var number = ParcelFile.Number(1_400_001);
        var text =
            $"""
            номер,время,код,перевозчик,индекс
            {number},2026-11-20T10:12:00+03:00,8/2,russian-post,390000
            {number},2026-11-20T10:12:00+03:00,8/2,russian-post,390000
            {number},2026-11-20,8/2,russian-post,390000
            {number},2026-11-18T10:12:00+03:00,1/1,dhl,101000
            {number},2026-11-18T10:12:00+03:00,1/1,russian-post,101000

            """;

        var upload = await visit.SendAsync("Events", text, "events.csv");
        var tried = await visit.SeeAsync(upload, UploadState.Checked);
        Assert.Equal((2, 0, 1, 2), tried.Foreseen);
        Assert.Equal(0, await house.App.CountAsync("shipment", number));

        await visit.OrderAsync(upload, "Run");
        Assert.Equal((2, 0, 1, 2), (await visit.SeeAsync(upload, UploadState.Done)).Found);
        Assert.Equal("available_for_pickup", (await house.App.ShipmentAsync(number)).Text("status"));
        Assert.Equal(
            [(4, "invalid-time", "occurredAt"), (5, "unknown-carrier", "carrier")],
            (await visit.BadAsync(upload)).Select(row => (row.Line, row.Fault, row.Field!)));
        Assert.Equal((0, 0, 3, 2), (await visit.RunAsync("Events", Encoding.UTF8.GetBytes(text), "events.csv")).Seen.Found);
    }

    public static TheoryData<string, string, string, string?> Unreadable => new()
    {
        { "Shipments", "origin,destination\r\nHK,RU\r\n", "NoColumn", "trackNumber" },
        { "Events", "trackNumber,code,carrier\r\nZA000000005HK,8/2,russian-post\r\n", "NoColumn", "occurredAt" },
        { "Shipments", "trackNumber,номер\r\nZA000000005HK,ZA000000005HK\r\n", "TwoColumns", "trackNumber" },
        { "Shipments", "trackNumber\r\n\r\n", "NoRows", null },
        { "Shipments", "\r\n\r\n", "Empty", null },
        { "Shipments", "\"trackNumber\nZA000000005HK", "Header", null },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_can_t_be_read_says_why(string kind, string text, string refusal, string? word)
    {
        var visit = await UploadVisit.SignInAsync(house.App);

        var upload = await visit.SendAsync(kind, text);
        var seen = await visit.SeeAsync(upload, UploadState.Refused);

        Assert.Equal((refusal, word), (seen.Refusal, seen.Word));
        foreach (var language in new[] { "ru", "en", "zh" })
        {
            Assert.Contains(word ?? "<h1>", await visit.ReadAsync(upload, language: language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_quote_that_nobody_closes_costs_its_own_row()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        static string Plain(int serial) => $"{ParcelFile.Number(serial)},srm,HK,RU,390000,9.99,,\r\n";
        var text = ParcelFile.Header
            + Plain(1_500_001)
            + $"{ParcelFile.Number(1_500_002)},srm,HK,RU,390000,9.99,x,\"no end\r\n"
            + Plain(1_500_003)
            + $"{ParcelFile.Number(1_500_004)},srm,HK,RU,390000,9.99,x,one,two\r\n"
            + $"{ParcelFile.Number(1_500_005)},srm,HK,RU,390000,9.99,{new string('x', 17_000)}\r\n"
            + Plain(1_500_006);

        var (upload, seen) = await visit.RunAsync("Shipments", Encoding.UTF8.GetBytes(text));

        Assert.Equal(
            [(3, "open-quote"), (5, "too-many-cells"), (6, "line-too-long")],
            (await visit.BadAsync(upload)).Select(row => (row.Line, row.Fault)));
        Assert.Equal((3, 0, 0, 3), seen.Found);
    }

    [Fact]
    public async Task The_table_of_bad_rows_runs_nothing_in_a_spreadsheet()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var (upload, _) = await visit.RunAsync("Shipments", Encoding.UTF8.GetBytes("trackNumber\r\n\"=1+1\"\r\n\"a\"\"b\"\r\n"));

        using var answer = await visit.Http.GetAsync(
            new Uri($"{UploadVisit.Page}/{upload}/bad-rows.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("\"Строка\",\"Номер\",", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"2\",\"'=1+1\",\"trackNumber\",\"'=1+1\",", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"3\",\"a\"\"b\",", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_is_a_file_that_passes()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        foreach (var (kind, name) in new[] { ("Shipments", "shipments"), ("Events", "events") })
        {
            var template = await visit.Http.GetByteArrayAsync(
                new Uri($"{UploadVisit.Page}/templates/{name}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
            var upload = await visit.SendAsync(kind, template);

            var (created, updated, unchanged, rejected) = (await visit.SeeAsync(upload, UploadState.Checked)).Foreseen;
            Assert.Equal((1, 0), (created + updated + unchanged, rejected));
        }
    }

    [Fact]
    public async Task Without_the_form_s_token_nothing_is_taken()
    {
        var visit = await UploadVisit.SignInAsync(house.App);
        var before = await house.App.ValueAsync<long>("select count(*) from partner_upload");

        using var answer = await visit.PostAsync("Shipments", "trackNumber\r\nZA000000005HK\r\n"u8.ToArray(), token: "made up");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await house.App.ValueAsync<long>("select count(*) from partner_upload"));
    }

    [Fact]
    public async Task An_empty_file_is_told_at_once()
    {
        var visit = await UploadVisit.SignInAsync(house.App);

        using var answer = await visit.PostAsync("Shipments", []);

        Assert.Equal("/partner/uploads?refused=Empty", answer.Headers.Location?.OriginalString);
    }

    private Task<long> ShipmentsAsync() => house.App.ValueAsync<long>("select count(*) from shipment");
}
