using System.Net;
using System.Text;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

public sealed class UploadAccessTests(UploadApp house) : IClassFixture<UploadApp>
{
    [Fact]
    public async Task Another_partner_s_upload_is_not_there_in_any_way()
    {
        var own = await UploadVisit.SignInAsync(house.App, "hongkong");
        var other = await OfAnotherPartnerAsync();
        var upload = await own.SendAsync("Shipments", ParcelFile.Header + ParcelFile.Good(2_000_001));
        await own.SeeAsync(upload, UploadState.Checked);

        foreach (var behind in new[] { "", "/progress", "/bad-rows.csv" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(own, $"{upload}{behind}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"{upload}{behind}"));
        }

        foreach (var handler in new[] { "Run", "Stop", "Drop" })
        {
            using var answer = await other.Http.PostFormAsync(UploadVisit.Page, [], $"{UploadVisit.Page}/{upload}?handler={handler}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain($"{upload}", await ListAsync(other), StringComparison.Ordinal);
        Assert.Contains($"{upload}", await ListAsync(own), StringComparison.Ordinal);
        Assert.Equal(UploadState.Checked, (await own.LookAsync(upload)).State);
    }

    [Fact]
    public async Task A_parcel_that_another_partner_registered_is_rejected_and_stays_theirs()
    {
        var own = await UploadVisit.SignInAsync(house.App, "hongkong");
        var other = await OfAnotherPartnerAsync();
        var file = Encoding.UTF8.GetBytes(ParcelFile.Header + ParcelFile.Good(2_000_101) + ParcelFile.Good(2_000_102));
        await own.RunAsync("Shipments", file);

        var (upload, seen) = await other.RunAsync(
            "Shipments", Encoding.UTF8.GetBytes(ParcelFile.Header + ParcelFile.Good(2_000_102, "33.00") + ParcelFile.Good(2_000_103)));

        Assert.Equal((1, 0, 0, 1), seen.Foreseen);
        Assert.Equal((1, 0, 0, 1), seen.Found);
        Assert.Equal((2, "registered-by-another", "trackNumber"), Assert.Single(await other.BadAsync(upload)));
        Assert.Equal(19_90L, await house.App.ValueAsync<long>(
            "select order_value from shipment where track_number = $1", ParcelFile.Number(2_000_102)));

        // The same file of two partners is two files.
        var theirs = await other.SendAsync("Shipments", file);
        await other.SeeAsync(theirs, UploadState.Checked);
        Assert.DoesNotContain("Этот самый файл", await other.ReadAsync(theirs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_did_with_a_file_is_in_the_audit_log()
    {
        var visit = await UploadVisit.SignInAsync(house.App, "hongkong");
        var (upload, _) = await visit.RunAsync("Shipments", Encoding.UTF8.GetBytes(ParcelFile.Header + ParcelFile.Good(2_000_201)));
        await visit.OrderAsync(upload, "Drop");

        Assert.Equal(
            "upload.received upload.run upload.dropped",
            await house.App.ValueAsync<string>(
                "select string_agg(action, ' ' order by id) from audit_entry where subject = $1", $"{upload}"));
        Assert.Equal(0, await house.App.ValueAsync<long>("select count(*) from partner_upload_part where upload_id = $1", upload));
        Assert.Equal(UploadState.Done, (await visit.LookAsync(upload)).State);
    }

    [Fact]
    public async Task One_parcel_by_hand_goes_by_the_same_rules()
    {
        const string page = "/partner/shipments/new";
        var visit = await UploadVisit.SignInAsync(house.App, "hongkong");
        var number = ParcelFile.Number(2_000_301);
        Dictionary<string, string> Form(string value, string origin = "hk") => new()
        {
            ["Form.TrackNumber"] = number,
            ["Form.Service"] = "srm",
            ["Form.Origin"] = origin,
            ["Form.Destination"] = "RU",
            ["Form.OrderValue"] = value,
        };

        using var refused = await visit.Http.PostFormAsync(page, Form("2,00"));
        var said = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "<p class=\"wrong\" id=\"OrderValue-hint\">Простой регистрируемый пакет (SRM) бывает для заказов дороже 2,00 USD",
            said,
            StringComparison.Ordinal);
        Assert.Equal(0, await house.App.CountAsync("shipment", number));

        using var wrongOrigin = await visit.Http.PostFormAsync(page, Form("2,01", "US"));
        Assert.Contains(
            "<p class=\"wrong\" id=\"Origin-hint\">",
            await wrongOrigin.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        using var taken = await visit.Http.PostFormAsync(page, Form("2,01"));
        Assert.Equal($"{page}?done={number}&verdict=Created", taken.Headers.Location?.OriginalString);
        Assert.Equal("srm", (await house.App.ShipmentAsync(number)).Text("service"));

        using var again = await visit.Http.PostFormAsync(page, Form("2.01"));
        Assert.Equal($"{page}?done={number}&verdict=Unchanged", again.Headers.Location?.OriginalString);
    }

    private static async Task<HttpStatusCode> StatusAsync(UploadVisit visit, string behind)
    {
        using var answer = await visit.Http.GetAsync(
            new Uri($"{UploadVisit.Page}/{behind}", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static Task<string> ListAsync(UploadVisit visit) =>
        visit.Http.GetStringAsync(new Uri(UploadVisit.Page, UriKind.Relative), TestContext.Current.CancellationToken);

    // The clerk of the demo's partner, moved to another one.
    private async Task<UploadVisit> OfAnotherPartnerAsync()
    {
        await using var move = house.App.Database.CreateCommand(
            """
            with other as (
                insert into tenant (name) values ('Another post of uploads')
                on conflict (name) do update set name = excluded.name returning id)
            update staff_member set tenant_id = other.id from other where user_name = 'hkclerk'
            """);
        await move.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await UploadVisit.SignInAsync(house.App);
    }
}
