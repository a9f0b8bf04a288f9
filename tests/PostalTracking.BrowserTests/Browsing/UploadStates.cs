using System.Text;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>Uploads of the demo's partner in every state.</summary>
internal static class UploadStates
{
    public const string Member = "hkclerk";

    private const string Parcels =
        """
        trackNumber,service,origin,destination,orderValue,note
        ZA720000019HK,srm,HK,RU,19.90,x
        ZA720000022HK,srm,HK,RU,2.00,x
        RB123456785GB,srm,HK,RU,9.99,x
        nothing,srm,HK,RU,9.99,x

        """;

    /// <param name="sql">What is set on the upload once it is checked.</param>
    public static Func<House, Task<string>> Of(string? sql = null, string file = Parcels, string kind = "Shipments") => async house =>
    {
        var (http, _) = await house.App.SignInWithCookieAsync(Member);
        using var client = http;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await http.FormTokenAsync("/partner/uploads")), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "отправления за ноябрь.csv" },
        };
        using var answer = await http.PostAsync(new Uri("/partner/uploads/files", UriKind.Relative), form);
        var place = answer.Headers.Location!.OriginalString;
        var id = Guid.Parse(place.Split('/')[^1]);
        await Eventually.SeeAsync(() => StateAsync(house, id), state => state is not 2);
        if (sql is not null)
        {
            await using var command = house.App.Database.CreateCommand($"update partner_upload set {sql} where upload_id = $1");
            command.Parameters.Add(new() { Value = id });
            await command.ExecuteNonQueryAsync();
        }

        await house.SignedInAsync(Member);
        return $"{place}#{Member}";
    };

    private static async Task<short> StateAsync(House house, Guid upload)
    {
        await using var command = house.App.Database.CreateCommand("select state from partner_upload where upload_id = $1");
        command.Parameters.Add(new() { Value = upload });
        return (short)(await command.ExecuteScalarAsync())!;
    }
}
