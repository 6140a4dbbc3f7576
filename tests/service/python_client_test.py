#!/usr/bin/env python3
"""A client that knows nothing but the .proto files: calls, error details, streams, health, reflection, channelz.

usage: python_client_test.py BANGHI_SERVER PROTOC PROTO_DIR GRPC_PROTO_DIR
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest

try:
    import grpc
except ImportError:
    sys.exit(77)  # skipped

SERVER, PROTOC, PROTO_DIR, GRPC_PROTO_DIR = sys.argv[1:5]
GENERATED = tempfile.TemporaryDirectory()
subprocess.run(
    [PROTOC, '-I', PROTO_DIR, '-I', GRPC_PROTO_DIR, '--python_out', GENERATED.name]
    + ['banghi/v1/%s.proto' % n for n in ('article', 'record', 'extraction_service')]
    + ['google/rpc/%s.proto' % n for n in ('status', 'error_details', 'code')], check=True)
# The package `grpc` is taken by the library itself, so these three go without their folder.
for name in ('health/v1/health', 'reflection/v1alpha/reflection', 'channelz/v1/channelz'):
    subprocess.run([PROTOC, '-I', os.path.join(GRPC_PROTO_DIR, 'grpc', os.path.dirname(name)), '--python_out',
                    GENERATED.name, os.path.basename(name) + '.proto'], check=True)
sys.path.insert(0, GENERATED.name)

import channelz_pb2  # noqa: E402
import health_pb2  # noqa: E402
import reflection_pb2  # noqa: E402
from banghi.v1 import extraction_service_pb2 as service_pb2  # noqa: E402
from banghi.v1 import record_pb2  # noqa: E402
from google.protobuf import descriptor_pb2  # noqa: E402
from google.rpc import error_details_pb2, status_pb2  # noqa: E402

TEXT = ('Sáng 17/4/2023, Trung tướng Lương Hữu Mẫn, Thứ trưởng Bộ Quốc phòng Việt Nam, đã tiếp Tư lệnh Hải quân Chile '
        'Diego Fuentes tại Hải Phòng.')


class ClientTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.process = cls.start()
        cls.channel = cls.channel_told_by(cls.process, r'serves on port (\d+)')
        cls.admin_channel = cls.channel_told_by(cls.process, r'AdminService on port (\d+)')

    @staticmethod
    def start(*options):
        return subprocess.Popen([SERVER, '--listen', '127.0.0.1:0', '--admin-listen', '127.0.0.1:0', '--http-listen',
                                 'off', *options], stderr=subprocess.PIPE, text=True)

    @staticmethod
    def channel_told_by(process, pattern):
        said = []
        for line in process.stderr:
            said.append(line)
            port = re.search(pattern, line)
            if port:
                return grpc.insecure_channel('127.0.0.1:' + port.group(1))
        raise RuntimeError(''.join(said))

    @classmethod
    def tearDownClass(cls):
        cls.channel.close()
        cls.admin_channel.close()
        cls.process.terminate()
        cls.process.communicate(timeout=30)
        assert cls.process.returncode == 0, cls.process.returncode

    def unary(self, method, request, response_type, channel=None):
        call = (channel or self.channel).unary_unary(method, request_serializer=lambda r: r if isinstance(r, bytes)
                                                     else r.SerializeToString(),
                                                     response_deserializer=response_type.FromString)
        return call(request, timeout=30)

    def extract(self, request):
        return self.unary('/banghi.v1.ExtractionService/ExtractArticle', request, service_pb2.ExtractArticleResponse)

    def assert_violation(self, request, code, field, description, reason):
        with self.assertRaises(grpc.RpcError) as caught:
            self.extract(request)
        self.assertEqual(caught.exception.code(), code)
        status = status_pb2.Status()
        status.ParseFromString(dict(caught.exception.trailing_metadata())['grpc-status-details-bin'])
        bad_request, info = error_details_pb2.BadRequest(), error_details_pb2.ErrorInfo()
        self.assertTrue(status.details[0].Unpack(bad_request))
        self.assertTrue(status.details[1].Unpack(info))
        self.assertEqual(bad_request.field_violations[0].field, field)
        self.assertIn(description, bad_request.field_violations[0].description)
        self.assertEqual(info.reason, reason)

    def test_spans_index_python_strings(self):
        record = self.extract(service_pb2.ExtractArticleRequest(article={'id': 'p', 'text': TEXT})).record
        self.assertEqual(record.article_id, 'p')
        self.assertGreater(len(record.mentions), 3)
        for mention in record.mentions:
            self.assertEqual(TEXT[mention.span.start:mention.span.end], mention.text)
        self.assertIn('Lương Hữu Mẫn', [person.name for person in record.people])

    def test_bad_utf8_is_invalid_argument_with_its_byte(self):
        # Python would not send it; bytes by hand: field 1 (article), in it field 4 (text).
        text = 'Tin '.encode() + b'\xff\xfe'
        article = b'\x22' + bytes([len(text)]) + text
        self.assert_violation(b'\x0a' + bytes([len(article)]) + article, grpc.StatusCode.INVALID_ARGUMENT,
                              'article.text', 'not valid UTF-8 at byte 4', 'INVALID_UTF8')

    def test_long_text_is_resource_exhausted(self):
        self.assert_violation(service_pb2.ExtractArticleRequest(article={'text': 'a' * (2 << 20)}),
                              grpc.StatusCode.RESOURCE_EXHAUSTED, 'article.text', '1048576', 'TEXT_TOO_LONG')

    def test_stream_answers_in_order(self):
        call = self.channel.stream_stream(
            '/banghi.v1.ExtractionService/StreamExtractArticles',
            request_serializer=service_pb2.StreamExtractArticlesRequest.SerializeToString,
            response_deserializer=service_pb2.StreamExtractArticlesResponse.FromString)
        requests = (service_pb2.StreamExtractArticlesRequest(article={'id': str(i), 'text': TEXT}) for i in range(20))
        answers = [answer.result.article_id for answer in call(requests, timeout=30)]
        self.assertEqual(answers, [str(i) for i in range(20)])

    def test_health(self):
        for name in ('', 'banghi.v1.ExtractionService'):
            answer = self.unary('/grpc.health.v1.Health/Check', health_pb2.HealthCheckRequest(service=name),
                                health_pb2.HealthCheckResponse)
            self.assertEqual(answer.status, health_pb2.HealthCheckResponse.SERVING)

    @staticmethod
    def reflect(channel, **request):
        call = channel.stream_stream(
            '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
            request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
            response_deserializer=reflection_pb2.ServerReflectionResponse.FromString)
        return next(call(iter([reflection_pb2.ServerReflectionRequest(**request)]), timeout=30))

    def test_reflection_describes_every_service(self):
        self.assert_described(self.channel, 'banghi.v1.ExtractionService', 'grpc.health.v1.Health')
        self.assert_described(self.admin_channel, 'banghi.v1.AdminService', 'grpc.health.v1.Health')

    def assert_described(self, channel, *expected):
        names = [s.name for s in self.reflect(channel, list_services='').list_services_response.service]
        for name in expected:
            self.assertIn(name, names)
        for name in names:
            answer = self.reflect(channel, file_containing_symbol=name)
            self.assertTrue(answer.HasField('file_descriptor_response'), name)
            found = []
            for raw in answer.file_descriptor_response.file_descriptor_proto:
                file = descriptor_pb2.FileDescriptorProto.FromString(raw)
                found += ['%s.%s' % (file.package, service.name) for service in file.service]
            self.assertIn(name, found)

    def test_reflection_can_be_off(self):
        process = self.start('--reflection', 'off')
        try:
            for pattern in (r'serves on port (\d+)', r'AdminService on port (\d+)'):
                with self.channel_told_by(process, pattern) as channel, self.assertRaises(grpc.RpcError) as caught:
                    self.reflect(channel, list_services='')
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNIMPLEMENTED)
        finally:
            process.terminate()
            process.communicate(timeout=30)

    def test_channelz_is_on_the_admin_port_alone(self):
        call = ('/grpc.channelz.v1.Channelz/GetServers', channelz_pb2.GetServersRequest(),
                channelz_pb2.GetServersResponse)
        self.assertGreaterEqual(len(self.unary(*call, channel=self.admin_channel).server), 2)
        with self.assertRaises(grpc.RpcError) as caught:
            self.unary(*call)
        self.assertEqual(caught.exception.code(), grpc.StatusCode.UNIMPLEMENTED)

    def test_offset_unit_is_said(self):
        record = self.extract(service_pb2.ExtractArticleRequest(
            article={'text': TEXT}, offset_unit=record_pb2.OFFSET_UNIT_UTF16_CODE_UNIT)).record
        self.assertEqual(record.offset_unit, record_pb2.OFFSET_UNIT_UTF16_CODE_UNIT)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
