using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class SignInTests(QuietApp house) : IClassFixture<QuietApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Everybody => [.. DemoStaff.All.Select(account => account.UserName)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Everybody_signs_in_by_password_and_code_and_is_told_apart(string userName)
    {
        using var client = await house.App.SignInAsync(userName);

        var page = await client.GetStringAsync(new Uri("/staff", UriKind.Relative), Cancel);

        Assert.Contains(DemoStaff.All.Single(account => account.UserName == userName).Name, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_counts_once_also_when_it_comes_twice_at_the_same_time()
    {
        await house.App.CodeAsync("petrov");
        var clients = Enumerable.Range(0, 4).Select(_ => house.App.Client(keepsCookies: true)).ToList();
        var tokens = new List<string>();
        foreach (var client in clients)
        {
            await client.PostFormAsync("/staff", new() { ["UserName"] = "petrov", ["Password"] = DemoStaff.Password });
            tokens.Add(await client.FormTokenAsync("/staff/code"));
        }

        var code = house.App.Code("petrov");
        var answers = await Task.WhenAll(clients.Zip(tokens, async (client, token) =>
        {
            using var form = new FormUrlEncodedContent([new("Code", code), new("__RequestVerificationToken", token)]);
            return (await client.PostAsync(new Uri("/staff/code", UriKind.Relative), form, Cancel)).StatusCode;
        }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Found], answers.Order());
        clients.ForEach(client => client.Dispose());
    }

    [Theory]
    [InlineData("ivanova", "not-her-password")]
    [InlineData("nobody-here", DemoStaff.Password)]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_words(string userName, string password)
    {
        using var client = house.App.Client(keepsCookies: true);

        var answer = await client.PostFormAsync("/staff", new() { ["UserName"] = userName, ["Password"] = password });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Имя и пароль не подходят", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        using var client = house.App.Client(keepsCookies: true);
        await client.PostFormAsync("/staff", new() { ["UserName"] = "ivanova", ["Password"] = DemoStaff.Password });

        var wrong = await client.PostFormAsync("/staff/code", new() { ["Code"] = "000000" });

        Assert.Contains("Код не подошёл", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Иванова", await client.GetStringAsync(new Uri("/staff", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }
}
