"""The named functions that programs call, through Gradio's own client."""

from gradio_client import Client


def test_a_program_asks_and_searches(serve):
    client = Client(serve().url, verbose=False, download_files=False)
    answer = client.predict("Có bao nhiêu vụ án?", api_name="/ask")
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"].startswith("Trong năm, các cơ quan đã khởi tố 38 vụ án")
    passages = client.predict("vụ án", 2, api_name="/search")
    assert [passage["rank"] for passage in passages] == [1, 2]
    client.close()


def test_nothing_else_is_offered_to_programs(serve):
    client = Client(serve().url, verbose=False, download_files=False)
    offered = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert sorted(offered) == ["/ask", "/search"]
    client.close()
