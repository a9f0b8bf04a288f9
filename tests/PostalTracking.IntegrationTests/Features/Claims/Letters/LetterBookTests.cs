using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Letters;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

/// <summary>Templates and addressees, as the seniors keep them.</summary>
public sealed class LetterBookTests(SharedLetterHouse shared) : IClassFixture<SharedLetterHouse>
{
    [Fact]
    public async Task A_template_gets_another_version_and_letters_that_left_keep_theirs()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var seller = await house.AddresseeAsync(CorrespondentKind.Seller);
        await house.WriteAsync(claim, seller, LetterKind.DemandToSeller);
        var before = await house.LetterAsync(claim);
        using var senior = await house.App.SignInAsync("volkova");
        const string page = "/desk/letters/templates/demand-to-seller";
        var form = new Dictionary<string, string>
        {
            ["Form.Last"] = "1",
            ["Form.SubjectRu"] = "Верните {{amountAsked}}",
            ["Form.BodyRu"] = "Верните деньги за {{trackNumer}}.",
            ["Form.SubjectEn"] = "Return {{amountAsked}}",
            ["Form.BodyEn"] = "Return the money for {{trackNumber}}.",
        };

        var (_, refused) = await senior.SendAsync(page, page, form);
        Assert.Contains("Подстановки {{trackNumer}} нет", refused, StringComparison.Ordinal);
        form["Form.BodyRu"] = "Верните деньги за {{trackNumber}}.";
        var (_, seen) = await senior.SendAsync(page, $"{page}?handler=Preview", form);
        Assert.Contains("Верните деньги за ZA000000059HK.", seen, StringComparison.Ordinal);
        form["Form.From"] = "2020-01-01";
        Assert.Contains("она уже прошла", (await senior.SendAsync(page, page, form)).Text, StringComparison.Ordinal);
        form.Remove("Form.From");
        Assert.Equal(HttpStatusCode.Redirect, (await senior.SendAsync(page, page, form)).Status);
        Assert.Contains("изменил кто-то другой", (await senior.SendAsync(page, page, form)).Text, StringComparison.Ordinal);

        var other = await house.ClaimAsync();
        await house.WriteAsync(other, await house.AddresseeAsync(CorrespondentKind.Seller), LetterKind.DemandToSeller);
        var after = await house.LetterAsync(other);
        Assert.Equal((2, $"Верните деньги за {other.TrackNumber}."), (after.TemplateVersion, after.Body));
        Assert.Equal((1, before.Body), ((await house.LetterAsync(claim)).TemplateVersion, (await house.LetterAsync(claim)).Body));
        Assert.Equal(LetterPdf.Of(before), LetterPdf.Of(await house.LetterAsync(claim)));
    }

    [Fact]
    public async Task A_new_version_waits_for_its_day()
    {
        var house = shared.Cleared();
        using var senior = await house.App.SignInAsync("volkova");
        const string page = "/desk/letters/templates/to-payment-system";
        var form = new Dictionary<string, string>
        {
            ["Form.Last"] = "1",
            ["Form.From"] = house.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Form.SubjectRu"] = "Новая тема",
            ["Form.BodyRu"] = "Новый текст",
            ["Form.SubjectEn"] = "New subject",
            ["Form.BodyEn"] = "New text",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await senior.SendAsync(page, page, form)).Status);

        Assert.Equal(1, (await TemplateAsync(house)).Version);
        house.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(2, (await TemplateAsync(house)).Version);
    }

    [Theory]
    [InlineData("bank@bank.example\r\nBcc: x@x.example", "040000111", "не похоже на адрес")]
    [InlineData("Банк <bank@bank.example>", "040000111", "не похоже на адрес")]
    [InlineData("bank@bank.example", "04000011", "БИК — это девять цифр")]
    public async Task An_addressee_is_refused_that_no_mail_would_find(string email, string bic, string said)
    {
        var house = shared.Cleared();
        using var senior = await house.App.SignInAsync("volkova");

        var (_, text) = await senior.SendAsync("/desk/letters/addressees", "/desk/letters/addressees", new()
        {
            ["Form.Kind"] = "Bank",
            ["Form.Name"] = "Новый банк",
            ["Form.Email"] = email,
            ["Form.Bic"] = bic,
            ["Form.Language"] = "ru",
        });

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(0, await house.App.ValueAsync<long>("select count(*) from correspondent where name = 'Новый банк'"));
    }

    private static Task<LetterTemplate> TemplateAsync(LetterHouse house) => house.App.InScopeAsync(services =>
        services.GetRequiredService<LetterBook>().TemplateAsync(LetterKind.ToPaymentSystem, TestContext.Current.CancellationToken));
}
