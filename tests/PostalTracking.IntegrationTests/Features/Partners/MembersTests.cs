using System.Net;
using System.Text.RegularExpressions;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Partners;

public sealed partial class MembersTests(TestDatabases databases)
{
    private const string Members = "/partner/members";
    private const string NewPassword = "seven quiet parcels by the river";

    [Fact]
    public async Task A_member_is_invited_comes_by_the_link_and_belongs_to_the_own_organisation()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        var link = await InviteAsync(owner, "lee", "PartnerMember");
        using var newcomer = app.Client(keepsCookies: true);
        using var set = await newcomer.PostFormAsync(link, new() { ["Password"] = NewPassword });
        Assert.Equal("/staff", set.Headers.Location?.OriginalString);
        using var entered = await newcomer.PostFormAsync("/staff", new() { ["UserName"] = "lee", ["Password"] = NewPassword });

        Assert.Equal("/staff/second-factor", entered.Headers.Location?.OriginalString);
        Assert.Equal(await app.DemoPartnerAsync(), await app.ValueAsync<int>("select tenant_id from staff_member where user_name = 'lee'"));
        Assert.Contains("lee", await owner.PageAsync(Members), StringComparison.Ordinal);
        Assert.Equal(
            "L*** PartnerMember",
            await app.ValueAsync<string>(
                "select concat_ws(' ', details #>> '{after,name}', details #>> '{after,role}') from audit_entry where action = 'partner.member-invited'"));
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_at_once_and_comes_back_when_enabled()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        using var member = await app.SignInAsync(PartnerVisit.Member);
        await member.PageAsync("/partner");

        await ActAsync(owner, "Disable", PartnerVisit.Member);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(member, "/partner"));

        await ActAsync(owner, "Enable", PartnerVisit.Member);
        using var again = await app.SignInAsync(PartnerVisit.Member);
        await again.PageAsync("/partner");
    }

    [Fact]
    public async Task A_role_holds_at_once()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        using var member = await app.SignInAsync(PartnerVisit.Member);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(member, Members));

        await ActAsync(owner, "Role", PartnerVisit.Member, "PartnerOwner");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Members));

        // Of the house an owner gives no role.
        using var refused = await owner.PostFormAsync(Members, new() { ["Role"] = "Administrator" }, Door("Role", PartnerVisit.Member));
        Assert.Contains("Выберите роль из списка", await refused.SaidAsync(), StringComparison.Ordinal);
        Assert.Equal((short)7, await app.ValueAsync<short>("select role from staff_member where user_name = 'hkclerk'"));
    }

    [Fact]
    public async Task The_last_owner_stays_and_nobody_changes_himself()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        await ActAsync(owner, "Role", PartnerVisit.Member, "PartnerOwner");
        using var second = await app.SignInAsync(PartnerVisit.Member);

        foreach (var handler in new[] { "Disable", "Role", "SecondFactor", "Again" })
        {
            using var own = await owner.PostFormAsync(Members, new() { ["Role"] = "PartnerMember" }, Door(handler, PartnerVisit.Owner));
            Assert.Contains("Свой доступ так изменить нельзя", await own.SaidAsync(), StringComparison.Ordinal);
        }

        // The first has not set a password, as if he never came: then the second is the last who works.
        await app.SetAsync("update staff_member set password_hash = null where user_name = 'hongkong'");
        foreach (var handler in new[] { "Disable", "Role" })
        {
            using var last = await owner.PostFormAsync(Members, new() { ["Role"] = "PartnerMember" }, Door(handler, PartnerVisit.Member));
            Assert.Contains("Это последний владелец", await last.SaidAsync(), StringComparison.Ordinal);
        }

        await second.PageAsync(Members);
    }

    [Fact]
    public async Task Owners_who_disable_each_other_at_one_moment_do_not_both_succeed()
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);
        await ActAsync(owner, "Role", PartnerVisit.Member, "PartnerOwner");
        using var second = await app.SignInAsync(PartnerVisit.Member);

        await Task.WhenAll(
            owner.PostFormAsync(Members, [], Door("Disable", PartnerVisit.Member)),
            second.PostFormAsync(Members, [], Door("Disable", PartnerVisit.Owner)));

        Assert.Equal(1, await app.ValueAsync<long>("select count(*) from staff_member where role = 7 and disabled_at is null"));
    }

    [Theory]
    [InlineData("", "lee", "PartnerMember", "Напишите имя")]
    [InlineData("Ли", "Ли", "PartnerMember", "Имя для входа: от 2")]
    [InlineData("Ли", "ivanova", "PartnerMember", "уже есть")]
    [InlineData("Ли", "lee", "Administrator", "Выберите роль")]
    public async Task What_cannot_be_is_said_in_a_sentence(string name, string userName, string role, string said)
    {
        await using var app = await StartAsync();
        using var owner = await app.SignInAsync(PartnerVisit.Owner);

        using var answer = await owner.PostFormAsync(
            Members, new() { ["Form.Name"] = name, ["Form.UserName"] = userName, ["Form.Role"] = role }, $"{Members}?handler=Invite");

        Assert.Contains(said, await answer.SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from staff_invitation"));
    }

    [Fact]
    public async Task An_invitation_goes_by_mail_where_an_address_is_named_and_the_address_is_not_kept()
    {
        var post = Directory.CreateTempSubdirectory("portal-post-");
        try
        {
            await using var app = await TrackingApp.StartAsync(
                await databases.CreateAsync(), new Dictionary<string, string> { ["Mail:Pickup"] = post.FullName, ["Mail:From"] = "portal@example.org" });
            using var owner = await app.SignInAsync(PartnerVisit.Owner);

            using var answer = await owner.PostFormAsync(Members, Fields("lee", "PartnerMember", "lee@example.com"), $"{Members}?handler=Invite");
            var page = await answer.SaidAsync();

            Assert.Contains("ушло на l***@example.com", page, StringComparison.Ordinal);
            var letter = await MimeKit.MimeMessage.LoadAsync(Assert.Single(post.GetFiles()).FullName, TestContext.Current.CancellationToken);
            Assert.Equal("lee@example.com", letter.To.Mailboxes.Single().Address);
            Assert.Contains(Invitation.Match(page).Value, letter.TextBody, StringComparison.Ordinal);
            Assert.Equal(0, await app.ValueAsync<long>("select count(*) from staff_member where email is not null"));
            Assert.DoesNotContain("lee@example.com", await app.LogAsync(), StringComparison.Ordinal);
        }
        finally
        {
            post.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_administrator_makes_an_organisation_and_invites_its_first_owner()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");

        using var made = await admin.PostFormAsync("/staff/partners", new() { ["Name"] = "Почта Гуандуна" });
        var home = made.Headers.Location!.OriginalString.Split('?')[0];
        using var again = await admin.PostFormAsync("/staff/partners", new() { ["Name"] = "Почта Гуандуна" });
        Assert.Contains("уже есть", await again.SaidAsync(), StringComparison.Ordinal);
        using var invited = await admin.PostFormAsync(home, Fields("guangdong", "PartnerOwner"), $"{home}?handler=Invite");
        var page = await invited.SaidAsync();

        Assert.Matches(Invitation, page);
        Assert.Equal(
            $"{home.Split('/')[^1]} 7",
            await app.ValueAsync<string>("select concat_ws(' ', tenant_id, role) from staff_member where user_name = 'guangdong'"));
        Assert.Equal(
            "partner.created partner.member-invited",
            await app.ValueAsync<string>("select string_agg(action, ' ' order by id) from audit_entry where action like 'partner.%'"));
    }

    [Fact]
    public async Task Accounts_of_the_house_and_of_partners_do_not_mix()
    {
        await using var app = await StartAsync();
        using var admin = await app.SignInAsync("admin");

        Assert.DoesNotContain("hongkong", await admin.PageAsync("/staff/accounts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, $"/staff/accounts/{PartnerVisit.IdOf("hongkong")}"));
        var partners = await admin.PageAsync($"/staff/partners/{await app.DemoPartnerAsync()}");
        Assert.Contains("hongkong", partners, StringComparison.Ordinal);
        Assert.DoesNotContain("ivanova", partners, StringComparison.Ordinal);

        // Nor by another's page: an account of the house is none of a partner's.
        using var answer = await admin.PostFormAsync(
            "/staff/partners", [], $"/staff/partners/{await app.DemoPartnerAsync()}?handler=Disable&member={PartnerVisit.IdOf("ivanova")}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static Dictionary<string, string> Fields(string userName, string role, string email = "") => new()
    {
        ["Form.Name"] = "Lee",
        ["Form.UserName"] = userName,
        ["Form.Role"] = role,
        ["Form.Email"] = email,
    };

    private static async Task<string> InviteAsync(HttpClient owner, string userName, string role)
    {
        using var answer = await owner.PostFormAsync(Members, Fields(userName, role), $"{Members}?handler=Invite");
        var link = Invitation.Match(await answer.SaidAsync());
        Assert.True(link.Success);
        return link.Value;
    }

    private static async Task ActAsync(HttpClient owner, string handler, string userName, string role = "PartnerMember")
    {
        using var answer = await owner.PostFormAsync(Members, new() { ["Role"] = role }, Door(handler, userName));
        Assert.StartsWith($"{Members}?done=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("note tone-good", await owner.PageAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    private static string Door(string handler, string userName) => $"{Members}?handler={handler}&member={PartnerVisit.IdOf(userName)}";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [GeneratedRegex("/staff/invitation/[A-Za-z0-9_-]{43}")]
    private static partial Regex Invitation { get; }
}
